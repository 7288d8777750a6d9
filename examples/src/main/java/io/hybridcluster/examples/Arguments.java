// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A program's words: files by position, options by name. */
final class Arguments {
    /** Options that may be given several times; their values are joined by commas. */
    private static final Set<String> REPEATABLE = Set.of("--keep-away");

    private final List<String> files = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();

    /**
     * Reads the words after the program's name.
     *
     * @param withValue names of options that take the next word as their value
     * @param flags names of options that stand alone
     * @throws UsageException if an option is unknown, given twice or lacks its value
     */
    Arguments(List<String> words, Set<String> withValue, Set<String> flags) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                files.add(word);
                continue;
            }
            boolean takesValue = withValue.contains(word);
            if (!takesValue && !flags.contains(word)) {
                throw new UsageException("there is no option \"" + word + "\" here");
            }
            if (takesValue && i + 1 == words.size()) {
                throw new UsageException("the option " + word + " lacks its value");
            }
            String value = takesValue ? words.get(++i) : "";
            if (options.containsKey(word) && !REPEATABLE.contains(word)) {
                throw new UsageException("the option " + word + " is given twice");
            }
            options.merge(word, value, (first, next) -> first + "," + next);
        }
    }

    /** Returns the one file that the program works on. */
    Path file(String what) {
        if (files.size() != 1) {
            throw new UsageException("expected one " + what + ", found " + files.size());
        }
        return path(files.get(0));
    }

    /** Returns the files that the program works on, at least one. */
    List<Path> files(String what) {
        return words(what).stream().map(Arguments::path).toList();
    }

    /** Returns the words that are no options, at least one. */
    List<String> words(String what) {
        if (files.isEmpty()) {
            throw new UsageException("expected at least one " + what + ", found none");
        }
        return List.copyOf(files);
    }

    void noFiles() {
        if (!files.isEmpty()) {
            throw new UsageException("expected no file, found " + files.get(0));
        }
    }

    Optional<String> value(Option option) {
        return Optional.ofNullable(options.get(option.text));
    }

    Optional<Path> path(Option option) {
        return Optional.ofNullable(options.get(option.text)).map(Arguments::path);
    }

    boolean has(Option option) {
        return options.containsKey(option.text);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            // A terminal does not show a NUL.
            throw new UsageException("\"" + text.replace("\0", "\\0")
                    + "\" is not a path here; a name with letters beyond ASCII needs a UTF-8 locale");
        }
    }

    /** The options that some program has. */
    enum Option {
        OUT("--out"),
        JSON("--json"),
        KEEP_AWAY("--keep-away"),
        UNDO("--undo"),
        STATE("--state"),
        TERWAY("--terway"),
        PLAN("--plan"),
        KUBECONFIG("--kubeconfig"),
        DRY_RUN("--dry-run"),
        FAKES("--fakes"),
        VERSION("--version"),
        APPLY("--apply"),
        USER("--user"),
        FORCE("--force"),
        COUNT("--count"),
        CHECK("--check"),
        DIFF("--diff"),
        FIX("--fix"),
        CA_CERT("--ca-cert"),
        REMOVE("--remove"),
        DOCUMENTED("--documented"),
        MAX_PODS("--max-pods"),
        FOREIGN_CNI("--foreign-cni-aside"),
        STALE_PKI("--remove-stale-pki"),
        TOPOLOGY_LABELS("--topology-labels"),
        CALICO_NODE("--calico-node"),
        INSTANCE_TYPES("--instance-types");

        final String text;

        Option(String text) {
            this.text = text;
        }
    }
}
