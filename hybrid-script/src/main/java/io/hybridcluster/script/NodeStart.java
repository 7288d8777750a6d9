// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import io.hybridcluster.script.Literals.Argument;
import io.hybridcluster.script.bash.BashSource;
import io.hybridcluster.script.bash.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of a script that start a node without {@code kubeadm join}, all of one distribution.
 *
 * @param distribution which it is
 * @param commands the commands, at least one, in their order
 */
record NodeStart(Distribution distribution, List<Command> commands) {
    private static final Set<String> SHELLS = Set.of("sh", "bash");
    private static final Set<String> STARTING = Set.of("start", "restart", "reload-or-restart");

    /** What shows that kubeadm joins the node, if only by a text that is known on the machine. */
    private static final Pattern KUBEADM = Pattern.compile(
            "kubeadm|--node[-_]name\\b|\\b(?i:[\\w-]*join[\\w-]*\\.sh|joincluster)\\b|\\$\\{?(?i:\\w*join)");

    private static final Pattern K3S_INSTALLER = Pattern.compile(
            "\\bget\\.k3s\\.io\\b|\\bk3s-install\\.sh\\b|\\binstall[-_]k3s\\.sh\\b|\\bINSTALL_K3S_[A-Z_]+=|\\bK3S_URL=");
    private static final Pattern K3S_SCRIPT = Pattern.compile("k3s-install\\.sh|install[-_]k3s\\.sh");
    private static final Pattern K3S_AGENT = Pattern.compile("\\bK3S_URL\\b|\\bagent\\b|\\bk3s-agent\\b");
    private static final Pattern K3S_SERVER = Pattern.compile(
            "\\bINSTALL_K3S_EXEC=[\"']?server\\b|\\bsh -s - server\\b|\\bk3s server\\b|--cluster-init\\b");

    /** Flags that win over the configuration file, lists as a whole (K3s: Configuration Options). */
    private static final Pattern OWN_FLAG = Pattern.compile("--(node-name|node-label|node-taint|kubelet-arg)\\b");

    NodeStart {
        commands = List.copyOf(commands);
    }

    /**
     * Returns how {@code source}, in which no {@code kubeadm join} is found, starts a node; without commands if it is not
     * found to start one.
     *
     * @throws UnsupportedScriptException if it does so in a way that is known and for which there is no block
     */
    static NodeStart find(BashSource source) {
        String text = source.text();
        List<Command> k3s = new ArrayList<>();
        List<Command> rke2 = new ArrayList<>();
        List<Command> kubelet = new ArrayList<>();
        for (Command command : source.commands()) {
            List<Argument> words = Argument.unwrapped(command);
            if (starts(words, "rke2-server")) {
                throw server(text, command, "RKE2");
            } else if (startsK3s(text, command, words)) {
                k3s.add(command);
            } else if (starts(words, "rke2-agent") || runs(words, "rke2", "agent")) {
                rke2.add(command);
            } else if (starts(words, "kubelet")) {
                kubelet.add(command);
            }
        }
        if (!k3s.isEmpty()) {
            requireAgent(source, k3s.get(0));
            return rancher(source, Distribution.K3S, k3s);
        }
        if (!rke2.isEmpty()) {
            return rancher(source, Distribution.RKE2, rke2);
        }
        OtherDistribution.requireNone(text);
        boolean kubeadm = source.commands().stream()
                .anyMatch(command -> !HiddenJoin.TALKING.contains(command.program())
                        && KUBEADM.matcher(text.substring(command.start(), command.end()))
                                .find());
        return new NodeStart(Distribution.KUBELET, kubeadm ? List.of() : kubelet);
    }

    private static NodeStart rancher(BashSource source, Distribution distribution, List<Command> commands) {
        String text = source.text();
        for (Command command : source.commands()) {
            String part = text.substring(command.start(), command.end());
            Matcher flag = OWN_FLAG.matcher(part);
            boolean concerns = commands.contains(command) || part.contains("K3S_EXEC") || part.contains("RKE2_EXEC");
            if (concerns && flag.find()) {
                throw new UnsupportedScriptException(
                        text,
                        command.start() + flag.start(),
                        flag.group() + " on the command line wins over the configuration file that the block writes",
                        "move it into a file in /etc/rancher/" + (distribution == Distribution.K3S ? "k3s" : "rke2")
                                + "/config.yaml.d, or leave it out");
            }
        }
        return new NodeStart(distribution, commands);
    }

    private static void requireAgent(BashSource source, Command start) {
        String text = source.text();
        boolean agent = false;
        for (Command command : source.commands()) {
            String part = text.substring(command.start(), command.end());
            if (K3S_SERVER.matcher(part).find()) {
                throw server(text, command, "K3s");
            }
            agent |= K3S_AGENT.matcher(part).find();
        }
        if (!agent) {
            throw server(text, start, "K3s");
        }
    }

    private static UnsupportedScriptException server(String text, Command command, String name) {
        return new UnsupportedScriptException(
                text,
                command.start(),
                "this starts a server of " + name + ", not an agent",
                "cloud nodes of a registered cluster are workers: start an agent that joins the cluster");
    }

    private static boolean startsK3s(String text, Command command, List<Argument> words) {
        if (starts(words, "k3s-agent") || starts(words, "k3s") || runs(words, "k3s", "agent")) {
            return true;
        }
        if (runs(words, "k3s", "server")) {
            throw server(text, command, "K3s");
        }
        String program = words.isEmpty() ? "" : words.get(0).program();
        boolean shell = SHELLS.contains(program) || program.endsWith(".sh");
        String pipeline = text.substring(command.statement(), command.end());
        return shell
                && (K3S_SCRIPT.matcher(program).matches()
                        || K3S_INSTALLER.matcher(pipeline).find());
    }

    /** Returns whether the words run a subcommand of a program. */
    private static boolean runs(List<Argument> words, String program, String subcommand) {
        return words.size() > 1
                && words.get(0).program().equals(program)
                && words.stream().skip(1).anyMatch(word -> subcommand.equals(word.value()));
    }

    /** Returns whether the words start a service now. */
    private static boolean starts(List<Argument> words, String service) {
        if (words.isEmpty()) {
            return false;
        }
        List<String> rest = words.stream()
                .skip(1)
                .map(word -> word.value() == null ? "" : word.value().replaceFirst("\\.service$", ""))
                .toList();
        String program = words.get(0).program();
        if (program.equals("service")) {
            return rest.size() == 2 && rest.get(0).equals(service) && STARTING.contains(rest.get(1));
        }
        boolean now = rest.stream().anyMatch(STARTING::contains) || (rest.contains("enable") && rest.contains("--now"));
        return program.equals("systemctl") && now && rest.contains(service);
    }
}
