// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.model.support.GuidePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged plans are plans or refusals, never anything else. */
class PlanFileMutationTest {
    private static final int MUTATIONS = 6_000;

    /** What YAML and the grammars of a plan are made of. */
    private static final List<String> PIECES = List.of(
            ":",
            ": ",
            "- ",
            "\n",
            "\n  ",
            "\r",
            "\t",
            " #",
            "{",
            "}",
            "[",
            "]",
            ",",
            "'",
            "\"",
            "\\",
            "|",
            ">",
            "&a ",
            "*a",
            "!",
            "!!",
            "%",
            "@",
            "?",
            "? ",
            "---\n",
            "...\n",
            "<<: ",
            "~",
            "null",
            "true",
            "0",
            "-1",
            "1e9",
            "/",
            ".",
            "::",
            "\u0000",
            "\ufeff",
            "\u00e9",
            "\u2028",
            "\ud83d\ude00");

    @Test
    void endInAPlanOrInRefusalsOfLinesThatExist() {
        Random random = new Random(20_261_123);
        int plans = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] content = GuidePlan.text().getBytes(ISO_8859_1);
            for (int times = random.nextInt(3); times >= 0; times--) {
                content = mutate(content, random);
            }
            if (isPlan(content)) {
                plans++;
            }
        }
        // Neither is rare: comments and values of free text take much, structure takes little.
        assertThat(plans).isBetween(MUTATIONS / 20, MUTATIONS / 2);
    }

    private static boolean isPlan(byte[] content) {
        String text = new String(content, ISO_8859_1);
        try {
            PlanFile file = PlanFile.parse("a.yaml", content);
            assertThat(PlanFile.parse("a.yaml", PlanFile.write(file.plan())).plan())
                    .as(text)
                    .isEqualTo(file.plan());
            return true;
        } catch (UnreadableFileException e) {
            // In Latin-1 each byte is a character, and no byte of UTF-8 looks like a line break.
            long lines = text.split("\r\n|\r|\n", -1).length;
            assertThat(e.problems()).as(text).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.position().line()).isBetween(1, (int) lines);
                assertThat(problem.message()).contains("found ").contains("expected ");
                assertThat(problem.message().chars()).noneMatch(Character::isISOControl);
            });
            return false;
        }
    }

    private static byte[] mutate(byte[] content, Random random) {
        String text = new String(content, ISO_8859_1);
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        int line = random.nextInt(lines.size());
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(8)) {
            case 0 -> lines.remove(line);
            case 1 -> lines.add(line, lines.get(line));
            case 2 -> lines.set(line, lines.get(random.nextInt(lines.size())));
            case 3 -> lines.set(line, "  " + lines.get(line));
            case 4 -> lines = List.of(text.substring(0, at));
            case 5 -> {
                byte[] flipped = content.clone();
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                return flipped;
            }
            case 6 -> {
                byte[] noise = new byte[1 + random.nextInt(4)];
                random.nextBytes(noise);
                lines = List.of(text.substring(0, at), new String(noise, ISO_8859_1), text.substring(at));
            }
            default -> {
                String piece = PIECES.get(random.nextInt(PIECES.size()));
                String bytes = new String(piece.getBytes(java.nio.charset.StandardCharsets.UTF_8), ISO_8859_1);
                lines = List.of(text.substring(0, at), bytes, text.substring(at));
            }
        }
        String mutant = String.join("", lines);
        return mutant.isEmpty() ? content : mutant.getBytes(ISO_8859_1);
    }
}
