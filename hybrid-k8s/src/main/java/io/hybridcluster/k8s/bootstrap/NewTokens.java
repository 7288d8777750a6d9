// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.bootstrap;

import io.hybridcluster.model.join.BootstrapToken;
import io.hybridcluster.model.secret.Secret;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** Draws new tokens, as {@code kubeadm token generate} does: each character evenly out of a-z and 0-9. */
final class NewTokens {
    private static final String CHARACTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int ID_LENGTH = 6;
    private static final int SECRET_LENGTH = 16;
    private static final int TRIES = 100;

    private NewTokens() {}

    static BootstrapToken draw(IntUnaryOperator random, Set<String> takenIds) {
        for (int i = 0; i < TRIES; i++) {
            String id = characters(random, ID_LENGTH);
            if (!takenIds.contains(id)) {
                return new BootstrapToken(id, Secret.of(characters(random, SECRET_LENGTH)));
            }
        }
        throw new IllegalArgumentException(
                "random yielded " + TRIES + " ids that are all taken, out of two billion: it is not random");
    }

    private static String characters(IntUnaryOperator random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            int index = random.applyAsInt(CHARACTERS.length());
            if (index < 0 || index >= CHARACTERS.length()) {
                throw new IllegalArgumentException(
                        "random yielded a number that is not in 0.." + (CHARACTERS.length() - 1));
            }
            text.append(CHARACTERS.charAt(index));
        }
        return text.toString();
    }
}
