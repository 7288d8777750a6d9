// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.model.finding.Severity;
import io.hybridcluster.script.bash.Word;
import io.hybridcluster.script.hygiene.Invocation.Argument;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is written behind the block undoes it, or is never seen by the kubelet that joined. */
final class LaterWrite implements ScriptRule {
    private static final Pattern FILE = Pattern.compile("/etc/(?:sysconfig|default)/kubelet"
            + "|.*/kubelet\\.service\\.d(?:/[^/]*)?|.*/systemd/system/kubelet\\.service|/var/lib/kubelet/kubeadm-flags\\.env"
            + "|/etc/rancher/(?:k3s|rke2)/config\\.yaml(?:\\.d(?:/[^/]*)?)?");
    private static final Set<String> ALL_ARGUMENTS = Set.of("tee", "rm", "truncate", "unlink");
    private static final Set<String> LAST_ARGUMENT = Set.of("cp", "mv", "install", "ln");

    private static final ScriptRuleDescription WRITES = ScriptRuleDescription.of(
            "Script.WritesKubeletFlagsLater",
            Severity.WARNING,
            "a file from which the kubelet takes its flags is changed behind the place where the flags are put in",
            "move this before the join and the block; the block keeps the flags that it finds",
            "systemd.exec(5), EnvironmentFile=; K3s: Configuration Options; the guide, step 1");

    @Override
    public List<ScriptRuleDescription> descriptions() {
        return List.of(WRITES);
    }

    @Override
    public void check(CheckedScript script, Report report) {
        int end = Math.max(script.blockEnd(), DocumentedBlock.end(script.text()));
        int from = end >= 0
                ? end
                : script.joins().isEmpty()
                        ? script.text().length()
                        : script.joins().get(0).start();
        for (Invocation invocation : script.invocations()) {
            if (invocation.command().start() > from) {
                written(invocation)
                        .filter(word ->
                                FILE.matcher(script.variables().text(word)).matches())
                        .findFirst()
                        .ifPresent(word -> report.add(WRITES, word.start()));
            }
        }
    }

    private static Stream<Word> written(Invocation invocation) {
        List<Word> arguments =
                invocation.arguments().stream().map(Argument::word).toList();
        Stream<Word> files = Stream.empty();
        boolean inPlace = invocation.program().equals("sed")
                && invocation.arguments().stream()
                        .anyMatch(argument -> argument.text().matches("-[a-zA-Z]*i.*|--in-place.*"));
        if (invocation.runs(ALL_ARGUMENTS) || inPlace) {
            files = arguments.stream();
        } else if (invocation.runs(LAST_ARGUMENT) && !arguments.isEmpty()) {
            files = Stream.of(arguments.get(arguments.size() - 1));
        }
        return Stream.concat(invocation.command().targets().stream(), files);
    }
}
