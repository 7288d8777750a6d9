// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.join;

import io.hybridcluster.model.join.BootstrapToken;
import io.hybridcluster.model.join.CaCertHash;
import io.hybridcluster.model.plan.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a join as kubeadm prints it. What a shell would have to expand is refused, not guessed at. */
final class PrintedJoin {
    private static final Pattern FLAG = Pattern.compile("--[a-z]+(-[a-z]+)*");
    private static final String PLAIN = ":./_[]=,+@-";
    private static final String HASH = "--discovery-token-ca-cert-hash";

    private final List<String> words;
    private int at;
    private @Nullable Endpoint apiServer;
    private @Nullable BootstrapToken token;
    private final List<CaCertHash> hashes = new ArrayList<>();
    private @Nullable String criSocket;
    private final List<String> ignored = new ArrayList<>();

    private PrintedJoin(List<String> words) {
        this.words = words;
    }

    static KubeadmJoin read(String text) {
        return new PrintedJoin(split(text.strip())).join();
    }

    private KubeadmJoin join() {
        if (words.size() < 2 || !words.get(0).equals("kubeadm") || !words.get(1).equals("join")) {
            throw new IllegalArgumentException(
                    "the command does not begin with kubeadm join; give the line that kubeadm"
                            + " token create --print-join-command prints");
        }
        at = 2;
        while (at < words.size()) {
            next();
        }
        if (apiServer == null || token == null) {
            String missing = apiServer == null ? "address of the API server" : "--token";
            throw new IllegalArgumentException("the command has no " + missing);
        }
        if (hashes.isEmpty()) {
            throw new IllegalArgumentException("the command has no " + HASH
                    + "; kubeadm token create --print-join-command prints it, and CaCertHash.ofPem computes it");
        }
        KubeadmJoin.Builder join = KubeadmJoin.builder(apiServer, token, hashes).ignorePreflightErrors(ignored);
        return (criSocket == null ? join : join.criSocket(criSocket)).build();
    }

    private void next() {
        String word = words.get(at);
        if (!word.startsWith("-")) {
            if (word.indexOf(':') < 0) {
                // Perhaps a token, so that the word is not shown.
                throw new IllegalArgumentException(
                        "word " + (at + 1) + " is no host:port; each other value goes behind its flag");
            }
            requireFirst(apiServer, "address of an API server");
            apiServer = Endpoint.parse(word);
            at++;
            return;
        }
        int equals = word.indexOf('=');
        String flag = equals < 0 ? word : word.substring(0, equals);
        switch (flag) {
            case "--token" -> {
                requireFirst(token, flag);
                token = BootstrapToken.parse(value(flag, equals));
            }
            case HASH -> {
                for (String hash : value(flag, equals).split(",", -1)) {
                    hashes.add(CaCertHash.parse(hash));
                }
            }
            case "--cri-socket" -> {
                requireFirst(criSocket, flag);
                criSocket = value(flag, equals);
            }
            case "--ignore-preflight-errors" ->
                ignored.addAll(List.of(value(flag, equals).split(",", -1)));
            case "--discovery-token-unsafe-skip-ca-verification" ->
                throw new IllegalArgumentException(
                        flag + " takes whoever answers for the control plane; give " + HASH + " instead");
            case "--control-plane", "--certificate-key" ->
                throw new IllegalArgumentException(
                        flag + " joins a machine to the control plane; give the command for worker nodes");
            case "--node-name" ->
                throw new IllegalArgumentException(
                        flag + " is for the registered cluster to give; NodeScript.withKubeletFlags adds it");
            default ->
                throw new IllegalArgumentException("word " + (at + 1)
                        + (FLAG.matcher(flag).matches() ? ", " + flag + "," : "")
                        + " is no flag that kubeadm token create --print-join-command prints");
        }
        at++;
    }

    private String value(String flag, int equals) {
        if (equals >= 0) {
            return words.get(at).substring(equals + 1);
        }
        if (++at == words.size()) {
            throw new IllegalArgumentException("the command ends behind " + flag + ", without a value");
        }
        return words.get(at);
    }

    private static void requireFirst(@Nullable Object before, String what) {
        if (before != null) {
            throw new IllegalArgumentException("the command has a second " + what);
        }
    }

    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean open = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\t') {
                if (open) {
                    words.add(word.toString());
                    word.setLength(0);
                    open = false;
                }
            } else if (text.startsWith("\\\n", i)) {
                i++;
            } else if (c == '\'' && text.indexOf('\'', i + 1) > 0) {
                int end = text.indexOf('\'', i + 1);
                word.append(text, i + 1, end);
                open = true;
                i = end;
            } else if (isPlain(c)) {
                word.append(c);
                open = true;
            } else {
                throw new IllegalArgumentException("character " + (i + 1) + " of the command, "
                        + Shown.of(String.valueOf(c)) + ", is none of a plain command line; give the line that kubeadm"
                        + " token create --print-join-command prints");
            }
        }
        if (open) {
            words.add(word.toString());
        }
        return words;
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || PLAIN.indexOf(c) >= 0;
    }
}
