// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends an answer that is longer than it may be. It counts what it hands on: bytes that OkHttp has decompressed already, since a few
 * kilobytes of gzip may become as much as fills the heap.
 */
final class LimitedStream extends FilterInputStream {
    /**
     * A text is held whole, in a buffer that doubles. etcd refuses requests of more than 1.5 MiB unless it is told otherwise, and
     * the API server those of more than 3 MiB, so that no text of an object is as long.
     */
    static final int LONGEST_TEXT = 16 * 1024 * 1024;

    private final int limit;
    private long left;
    private long textLeft = Long.MAX_VALUE;

    LimitedStream(InputStream bytes, int limit) {
        super(bytes);
        this.limit = limit;
        this.left = limit;
    }

    /** The answer goes on with something new, such as the next event of a watch. */
    void startAnew() {
        left = limit;
    }

    /** A text begins. */
    void startText() {
        textLeft = LONGEST_TEXT;
    }

    /** The text has ended. */
    void endText() {
        textLeft = Long.MAX_VALUE;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        counted(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return counted(super.read(buffer, offset, length));
    }

    private int counted(int read) throws IOException {
        left -= Math.max(read, 0);
        textLeft -= Math.max(read, 0);
        if (left < 0) {
            throw new TooLong("the answer has more than " + limit + " bytes");
        }
        if (textLeft < 0) {
            throw new TooLong("the answer has a text of more than " + LONGEST_TEXT + " bytes");
        }
        return read;
    }

    /** The answer is longer than the policy allows. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong(String message) {
            super(message);
        }
    }
}
