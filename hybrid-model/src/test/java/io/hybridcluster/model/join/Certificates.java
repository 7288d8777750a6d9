// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.join;

import io.hybridcluster.model.support.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Certificates made by the real openssl. */
record Certificates(Path folder) {
    /** Makes a CA {@code name}.crt with a key of these {@code openssl req} arguments; returns the PEM. */
    String ca(String name, String... key) {
        List<String> command = new ArrayList<>(List.of("req", "-x509", "-nodes", "-days", "3650"));
        command.addAll(List.of("-subj", "/CN=kubernetes " + name));
        command.addAll(List.of("-keyout", file(name + ".key"), "-out", file(name + ".crt")));
        command.addAll(List.of(key));
        openssl(command.toArray(String[]::new));
        return text(name + ".crt");
    }

    /** Makes a certificate that the CA {@code ca} issued, which may issue none. */
    String server(String name, String ca) {
        openssl(
                "req",
                "-new",
                "-nodes",
                "-newkey",
                "rsa:2048",
                "-subj",
                "/CN=" + name,
                "-keyout",
                file(name + ".key"),
                "-out",
                file(name + ".csr"));
        openssl(
                "x509",
                "-req",
                "-in",
                file(name + ".csr"),
                "-CA",
                file(ca + ".crt"),
                "-CAkey",
                file(ca + ".key"),
                "-set_serial",
                "2",
                "-out",
                file(name + ".crt"));
        return text(name + ".crt");
    }

    /** The command of the Kubernetes reference of kubeadm join; {@code openssl pkey} in it reads keys of all kinds. */
    String documentedHash(String name, String reader) {
        Tool.require("openssl");
        String hash = Tool.require("bash")
                .run(
                        "",
                        "-c",
                        "openssl x509 -pubkey -in \"$0\" | openssl " + reader
                                + " -pubin -outform der 2>/dev/null | openssl dgst -sha256 -hex | sed 's/^.* //'",
                        file(name + ".crt"));
        return "sha256:" + hash.strip();
    }

    String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static void openssl(String... arguments) {
        Tool.require("openssl").run("", arguments);
    }
}
