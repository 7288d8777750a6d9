// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random documents, of the texts that YAML readers disagree on. The same seed gives the same documents. */
public final class RandomTrees {
    private static final List<String> WORDS = List.of(
            "",
            "y",
            "n",
            "Y",
            "N",
            "yes",
            "no",
            "Yes",
            "NO",
            "on",
            "off",
            "On",
            "OFF",
            "true",
            "False",
            "TRUE",
            "~",
            "null",
            "Null",
            "NULL",
            "nil",
            "none",
            "0",
            "-0",
            "+1",
            "1",
            "0123",
            "08",
            "0o17",
            "0x1F",
            "0b11",
            "1e3",
            "1E3",
            "1.e3",
            ".5",
            "1.",
            "1_000",
            "1_0.5",
            "12:30:45",
            "190:20:30",
            "2026-11-23",
            "2026-11-23T07:00:00Z",
            ".inf",
            "-.INF",
            ".nan",
            "inf",
            "NaN",
            "Infinity",
            "-",
            "--",
            "---",
            "...",
            "?",
            ":",
            "#",
            "&",
            "*",
            "!",
            "|",
            ">",
            "%",
            "@",
            "`",
            "'",
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            "=",
            "<<",
            "- a",
            "? a",
            ": a",
            "a: b",
            "a:b",
            "a #b",
            "a# b",
            "#a",
            "&a",
            "*a",
            "!a",
            "!!str",
            "|-",
            ">+",
            "%YAML 1.1",
            "@a",
            "`a",
            "a'b",
            "a\"b",
            "a\\b",
            "\\",
            "\\n",
            "{{.ClusterID}}",
            "{a: b}",
            "[a, b]",
            "a,b",
            "a ",
            " a",
            "  ",
            " ",
            "\t",
            "\ta",
            "a\t",
            "a\tb",
            "\r",
            "a\rb",
            "a\r\nb",
            "\n",
            "\n\n",
            "a\n",
            "a\n\n",
            "a\n\n\n",
            "\na",
            "\n a",
            " \na",
            "a\nb",
            "a\nb\n",
            "a\n\nb",
            "a\n b",
            " a\nb",
            "a \nb",
            "a\n ",
            "a\n\t",
            "\t\na",
            "a\n#b",
            "#a\nb",
            "a\n---\nb\n",
            "a\n...\n",
            "- a\n- b\n",
            "a: b\nc: d\n",
            "{\n  \"a\": 1\n}\n",
            "a\n\n ",
            "a\n  \n",
            "|\na",
            "\u0085",
            "a\u0085b",
            "\u2028",
            "a\u2029\nb",
            "\ufeff",
            "\ufeffa\n",
            "a\ufeff",
            "\u00a0",
            "a\n\u00a0",
            "\u0000",
            "\u0007",
            "\u001b[1m",
            "\u007f",
            "\u009f",
            "\u00e9\n",
            "\u6f22\u5b57",
            "\ud83d\ude00",
            "\ud83d\ude00\na\n",
            "\ue000",
            "\ufffd",
            "\ufffe",
            "\uffff",
            "\udbff\udffd",
            "cn-hangzhou.10.10.24.17",
            "10.0.0.0/8",
            "1-e3",
            "0-x1F",
            "10-terway.conf",
            "1.2.3.4/5",
            "fd00::/8",
            "::1",
            "1:2",
            "a:",
            ":a",
            "a :b",
            "a - b",
            "a ? b",
            "-a",
            "http://h:80/p?q#f",
            "/etc/sysconfig",
            "key=value",
            "a=b,c=d",
            "0.0",
            "-1.5",
            "123456789012345678901234567890");

    private final Random random;

    public RandomTrees(long seed) {
        this.random = new Random(seed);
    }

    public Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        int size = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            members.put(text(), node(depth - 1));
        }
        return members;
    }

    public @Nullable Object node(int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 9)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt(3) == 0 ? random.nextLong() : (long) random.nextInt(2_000) - 1_000;
            case 3 -> new BigInteger(80, random).multiply(BigInteger.TEN);
            case 4 -> BigDecimal.valueOf(random.nextInt(200_000) - 100_000, 1 + random.nextInt(8));
            case 9, 10 -> object(depth);
            case 11 -> list(depth);
            default -> text();
        };
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> elements = new ArrayList<>();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            elements.add(node(depth - 1));
        }
        return elements;
    }

    /** One of the words, or several of them run together. */
    public String text() {
        StringBuilder text = new StringBuilder(WORDS.get(random.nextInt(WORDS.size())));
        while (random.nextInt(3) == 0) {
            text.append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }
}
