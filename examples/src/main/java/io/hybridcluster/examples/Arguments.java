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
            if (options.put(word, takesValue ? words.get(++i) : "") != null) {
                throw new UsageException("the option " + word + " is given twice");
            }
        }
    }

    /** Returns the one file that the program works on. */
    Path file(String what) {
        if (files.size() != 1) {
            throw new UsageException("expected one " + what + ", found " + files.size());
        }
        return path(files.get(0));
    }

    void noFiles() {
        if (!files.isEmpty()) {
            throw new UsageException("expected no file, found " + files.get(0));
        }
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
            throw new UsageException("\"" + text.replace("\0", "\\0") + "\" is not a path");
        }
    }

    /** The options that some program has. */
    enum Option {
        OUT("--out"),
        FORCE("--force"),
        COUNT("--count"),
        CALICO_NODE("--calico-node"),
        INSTANCE_TYPES("--instance-types");

        final String text;

        Option(String text) {
            this.text = text;
        }
    }
}
