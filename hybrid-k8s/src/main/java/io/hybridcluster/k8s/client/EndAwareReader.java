// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Knows whether somebody wanted to read on where there was nothing more. */
final class EndAwareReader extends FilterReader {
    private boolean ended;

    EndAwareReader(Reader text) {
        super(text);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        ended |= read < 0;
        return read;
    }

    boolean hasEnded() {
        return ended;
    }
}
