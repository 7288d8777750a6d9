// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hybridcluster.model.file.FileProblem;
import io.hybridcluster.model.file.Position;
import io.hybridcluster.model.file.UnreadableFileException;
import io.hybridcluster.model.net.Cidr;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;

/** Reads address blocks, one a line with an optional name behind it. */
final class BlockLines {
    /** A file of another kind has a problem on each line; the first ones tell enough. */
    private static final int MOST_PROBLEMS = 20;

    /** A line longer than this is no block and its name; reading it whole could take all memory. */
    private static final int LONGEST_LINE = 4_096;

    private BlockLines() {}

    /** Takes a block, and the line it stood in without blanks at its ends. */
    @FunctionalInterface
    interface Consumer {
        void accept(Cidr block, String line);
    }

    /**
     * Hands each block of the text to the consumer.
     *
     * @throws UnreadableFileException if a line is not a block, with the places of the first 20 such lines
     */
    static void read(String file, InputStream in, Consumer consumer) throws IOException {
        List<FileProblem> problems = new ArrayList<>();
        int number = 0;
        try {
            BufferedReader lines = new BufferedReader(
                    new InputStreamReader(in, UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)));
            StringBuilder line = new StringBuilder();
            while (problems.size() < MOST_PROBLEMS && nextLine(lines, line)) {
                number++;
                if (line.length() > LONGEST_LINE) {
                    problems.add(new FileProblem(
                            file,
                            new Position(number, LONGEST_LINE + 1),
                            "found a line of more than " + LONGEST_LINE + " characters, expected an address block"));
                    break;
                }
                accept(file, number, line.toString(), problems, consumer);
            }
        } catch (CharacterCodingException e) {
            problems.add(new FileProblem(
                    file, new Position(number + 1, 1), "found bytes that are not UTF-8, expected text"));
        }
        if (!problems.isEmpty()) {
            throw new UnreadableFileException(problems);
        }
    }

    private static void accept(String file, int number, String line, List<FileProblem> problems, Consumer consumer) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        try {
            consumer.accept(Cidr.parse(text.substring(0, end)), text);
        } catch (IllegalArgumentException e) {
            int column = line.codePointCount(0, line.indexOf(text)) + 1;
            problems.add(new FileProblem(file, new Position(number, column), String.valueOf(e.getMessage())));
        }
    }

    /** Reads a line up to one character past the longest; returns false at the end of the text. */
    private static boolean nextLine(BufferedReader in, StringBuilder line) throws IOException {
        line.setLength(0);
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return true;
            }
            line.append((char) c);
            if (line.length() > LONGEST_LINE) {
                return true;
            }
        }
        return line.length() > 0;
    }
}
