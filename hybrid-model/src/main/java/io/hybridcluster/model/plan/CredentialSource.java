// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.plan;

/** Where Terway gets the credentials it calls the cloud with. A plan names the source and never holds a secret. */
public enum CredentialSource implements Named {
    /** The Secret kube-system/alibaba-addon-secret, which Terway reads from 1.8.0 on. */
    ADDON_SECRET("addon-secret"),

    /** The members access_key and access_secret of eni_conf, as the guide does: readable by all who read ConfigMaps. */
    ENI_CONFIG("eni-config"),

    /** The RAM role of the ECS instances. */
    INSTANCE_RAM_ROLE("instance-ram-role"),

    /** A file with an encrypted token, named by credential_path in eni_conf. */
    CREDENTIAL_PATH("credential-path");

    private final String text;

    CredentialSource(String text) {
        this.text = text;
    }

    /**
     * Returns the constant of this name in the plan file.
     *
     * @throws IllegalArgumentException if there is none; the message lists the names
     */
    public static CredentialSource parse(String text) {
        return Named.parse(CredentialSource.class, "credential source", text);
    }

    /** Returns the name in the plan file. */
    @Override
    public String text() {
        return text;
    }

    /** Returns the name in the plan file. */
    @Override
    public String toString() {
        return text;
    }
}
