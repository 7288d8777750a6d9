// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.hygiene;

import io.hybridcluster.script.bash.Command;
import io.hybridcluster.script.bash.HereDocument;
import io.hybridcluster.script.bash.Range;
import io.hybridcluster.script.bash.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Here-documents that are scripts: fed to a shell, beginning as a script does, or put into a file named like one. */
final class EmbeddedScript {
    private static final Pattern FIRST_LINE = Pattern.compile("#![^\\n]*sh\\b");

    private EmbeddedScript() {}

    static List<Range> in(CheckedScript script) {
        List<Range> found = new ArrayList<>();
        for (Invocation invocation : script.invocations()) {
            Command command = invocation.command();
            for (HereDocument document : command.documents()) {
                boolean begins =
                        FIRST_LINE.matcher(script.text(document.body())).lookingAt();
                if (begins || feedsShell(invocation) || goesToScript(invocation, script)) {
                    found.add(document.body());
                }
            }
        }
        return found;
    }

    /** Returns whether a shell reads its commands there, not from {@code -c} or a file. */
    private static boolean feedsShell(Invocation invocation) {
        return switch (invocation.program()) {
            case "" -> invocation.command().program().equals("sudo");
            case "bash", "sh", "dash" -> !invocation.has("-c") && PipedDownload.readsInput(invocation);
            case "su" -> !invocation.has("-c");
            // Without a command, or with a shell for one; what has blanks is a command of more words.
            case "ssh" ->
                invocation.arguments().stream()
                        .map(Invocation.Argument::text)
                        .noneMatch(text -> text.contains(" ") || text.equals("cat") || text.equals("tee"));
            default -> false;
        };
    }

    private static boolean goesToScript(Invocation invocation, CheckedScript script) {
        Stream<Word> files = invocation.command().targets().stream();
        if (invocation.program().equals("tee")) {
            files = Stream.concat(files, invocation.command().words().stream());
        }
        return Stream.concat(files, teeBehind(invocation, script))
                .anyMatch(word -> script.variables().text(word).endsWith(".sh"));
    }

    /** Returns the arguments of the tee that writes what this command prints. */
    private static Stream<Word> teeBehind(Invocation invocation, CheckedScript script) {
        if (!script.isPiped(invocation.command())) {
            return Stream.empty();
        }
        return script.statement(invocation.command()).stream()
                .filter(next -> next.start() > invocation.command().start())
                .map(next -> Invocation.of(next, script.variables()))
                .filter(next -> next.program().equals("tee"))
                .flatMap(next -> next.command().words().stream());
    }
}
