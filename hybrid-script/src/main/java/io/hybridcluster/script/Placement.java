// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import io.hybridcluster.script.Literals.Argument;
import io.hybridcluster.script.bash.BashSource;
import io.hybridcluster.script.bash.Command;
import io.hybridcluster.script.bash.Nest;
import io.hybridcluster.script.bash.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the block can stand so that it runs before a command, whenever that runs, and in the same process or in one around
 * it, so that the command does not run if the block fails.
 *
 * <p>That is at the start of the line on which the command's statement starts. If that is not the start of a line, or is in
 * a subshell, a pipeline or a condition, it is before the statement around it; but then other commands run between the
 * block and the command, and all must be known not to install or configure a kubelet.
 */
final class Placement {
    /** Programs that neither install a kubelet nor change what it is started with, whatever their arguments are. */
    private static final Set<String> HARMLESS = Set.of(
            ":",
            "[",
            "break",
            "cat",
            "cd",
            "continue",
            "date",
            "echo",
            "egrep",
            "exit",
            "export",
            "false",
            "grep",
            "hash",
            "hostname",
            "hostnamectl",
            "let",
            "local",
            "logger",
            "ls",
            "modprobe",
            "nc",
            "pgrep",
            "pidof",
            "ping",
            "printf",
            "pushd",
            "return",
            "seq",
            "set",
            "setenforce",
            "shift",
            "shopt",
            "sleep",
            "swapoff",
            "sync",
            "sysctl",
            "test",
            "true",
            "type",
            "ulimit",
            "umask",
            "wait",
            "which",
            "yes");

    /** What systemctl may be asked to do: none of it changes the kubelet's unit. */
    private static final Set<String> VERBS = Set.of(
            "daemon-reload",
            "disable",
            "enable",
            "is-active",
            "is-enabled",
            "is-failed",
            "reload",
            "reset-failed",
            "restart",
            "show",
            "start",
            "status",
            "stop",
            "try-restart");

    private final BashSource source;
    private final String text;
    private final List<Command> starts;
    private final String what;
    private final boolean strictly;
    private final Map<String, Boolean> redefined = new HashMap<>();

    /**
     * Places a block before commands.
     *
     * @param starts the commands, at least one
     * @param distribution what they start; of joins by kubeadm each needs the kubelet as the block leaves it, of others only
     *     the first, since the node then is what it is
     */
    Placement(BashSource source, List<Command> starts, Distribution distribution) {
        this.source = source;
        this.text = source.text();
        this.starts = List.copyOf(starts);
        this.what = distribution.joining();
        this.strictly = distribution == Distribution.KUBEADM;
    }

    private record Place(Nest nest, int statement, int line) {}

    /**
     * Returns the offset for the block, at the start of a line.
     *
     * @throws UnsupportedScriptException if there is none that is proven to be right for all of the commands
     */
    int line() {
        Command first = starts.get(0);
        List<Place> places = new ArrayList<>();
        String obstacle = places(first, places);
        if (places.isEmpty()) {
            throw new UnsupportedScriptException(text, first.start(), obstacle, Insertion.USE_MARKER);
        }
        for (Place place : places) {
            if (starts.stream().allMatch(start -> isBefore(place, start))) {
                return place.line();
            }
        }
        throw new UnsupportedScriptException(
                text,
                starts.get(1).start(),
                "this is the second " + what + " of the script, and no place is before both and none else",
                Insertion.USE_MARKER);
    }

    /** Adds the places for one command, the nearest first; returns why there are not more. */
    private String places(Command command, List<Place> places) {
        Nest nest = command.nest();
        int statement = command.statement();
        while (true) {
            Command other = harmful(statement, command.start());
            if (other != null) {
                return shown(other) + " runs in one statement with " + what + ", before it, and may change the kubelet";
            }
            int line = lineStart(statement);
            boolean list = nest.kind() != Nest.Kind.FUNCTION && !nest.kind().isCondition();
            if (list && nest.fork().isEmpty() && startsLine(statement)) {
                places.add(new Place(nest, statement, line));
            }
            Nest outer = nest.outer();
            if (outer == null) {
                if (!startsLine(statement) && harmful(line, statement) == null && startsCommand(nest, line)) {
                    places.add(new Place(nest, firstOnLine(line), line));
                }
                return "something else stands on one line with " + what + ", before it";
            }
            if (nest.kind() == Nest.Kind.FUNCTION) {
                return what + " stands inside " + nest.place() + ", on no line of its own";
            }
            statement = nest.statement();
            nest = outer;
        }
    }

    private static String shown(Command command) {
        return command.words().isEmpty() ? "an assignment" : "'" + command.program() + "'";
    }

    private @Nullable Command harmful(int from, int to) {
        for (Command command : source.commands()) {
            boolean between = from <= command.start() && command.start() < to && !starts.contains(command);
            if (between && !isHarmless(command, command.start() > starts.get(0).start())) {
                return command;
            }
        }
        return null;
    }

    private boolean isHarmless(Command command, boolean joined) {
        for (Word target : command.targets()) {
            String value = target.value();
            boolean elsewhere = value != null && !value.contains("kubelet") && !value.contains("systemd");
            if (!elsewhere && !"&".equals(target.source())) {
                return false;
            }
        }
        // What runs in backticks is not looked into.
        if (text.substring(command.start(), command.end()).indexOf('`') >= 0) {
            return false;
        }
        List<Argument> words = Argument.unwrapped(command);
        if (words.isEmpty()) {
            return command.words().isEmpty();
        }
        String program = words.get(0).program();
        if (redefined.computeIfAbsent(program, name -> Functions.define(text, name))) {
            return false;
        }
        return switch (program) {
            case "curl", "wget" -> isPrinted(words);
            case "systemctl" -> VERBS.contains(operand(words));
            // Before the first join a reset makes a new node of one that has joined, which the block would refuse.
            case "kubeadm" -> joined && operand(words).equals("reset");
            default -> HARMLESS.contains(program);
        };
    }

    /** Returns the first word that is no option, such as the verb of systemctl. */
    private static String operand(List<Argument> words) {
        for (Argument word : words.subList(1, words.size())) {
            String value = word.value();
            if (value == null || !value.startsWith("-")) {
                return value == null ? "" : value;
            }
        }
        return "";
    }

    /** Returns whether what is fetched is written to the standard output, and so to no file. */
    private static boolean isPrinted(List<Argument> words) {
        boolean curl = words.get(0).program().equals("curl");
        String options = words.stream().skip(1).map(Argument::source).collect(Collectors.joining(" ", " ", " "));
        return curl
                ? !options.matches("(?s).* (-[a-zA-Z]*[oO]|--output|--remote-name).*")
                : options.matches("(?s).* (-[a-zA-Z]*O ?|--output-document[ =])- .*");
    }

    private boolean isBefore(Place place, Command start) {
        boolean inside = false;
        for (Nest nest = start.nest(); nest != null; nest = nest.outer()) {
            inside |= nest == place.nest();
            if (!inside && nest.kind() == Nest.Kind.FUNCTION) {
                return false;
            }
        }
        return inside
                && place.statement() <= start.start()
                && (!strictly || harmful(place.statement(), start.start()) == null);
    }

    /** Returns whether the statement at {@code offset} is the first thing on its line, and that is a line to Bash too. */
    private boolean startsLine(int offset) {
        int line = lineStart(offset);
        return text.substring(line, offset).isBlank() && !endsInBackslash(line);
    }

    private boolean endsInBackslash(int line) {
        return line >= 2 && text.charAt(line - 2) == '\\';
    }

    private boolean startsCommand(Nest nest, int line) {
        int first = firstOnLine(line);
        return !endsInBackslash(line)
                && source.commands().stream()
                        .anyMatch(command -> command.nest() == nest && command.statement() == first);
    }

    private int firstOnLine(int line) {
        int at = line;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }
}
