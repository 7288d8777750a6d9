// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.client.procedure;

import static java.util.Objects.requireNonNull;

import io.hybridcluster.aliyun.oss.ContentChecksum;
import io.hybridcluster.aliyun.oss.ObjectKey;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A script that is in a bucket now, and what was there before: enough to take it back. Immutable and thread-safe; prints no
 * content.
 */
public final class StoredScript {
    private final ObjectKey key;
    private final URI url;
    private final ContentChecksum checksum;
    private final boolean changed;
    private final byte @Nullable [] previous;
    private final String previousType;

    StoredScript(
            ObjectKey key,
            URI url,
            ContentChecksum checksum,
            boolean changed,
            byte @Nullable [] previous,
            String previousType) {
        this.key = requireNonNull(key, "key");
        this.url = requireNonNull(url, "url");
        this.checksum = requireNonNull(checksum, "checksum");
        this.changed = changed;
        this.previous = previous == null ? null : previous.clone();
        this.previousType = previousType;
    }

    /** Returns the object that it is in. */
    public ObjectKey key() {
        return key;
    }

    /** Returns the URL by which nodes fetch it, which is not signed. */
    public URI url() {
        return url;
    }

    /** Returns the checksums of what is there now. */
    public ContentChecksum checksum() {
        return checksum;
    }

    /** Returns whether anything was written; false if the same bytes were there. */
    public boolean isChanged() {
        return changed;
    }

    /** Returns what was there before it was replaced; empty if there was nothing, or nothing was written. */
    public Optional<byte[]> previous() {
        return Optional.ofNullable(previous).map(byte[]::clone);
    }

    String previousType() {
        return previousType;
    }

    /** Returns how to take it back, on one line. */
    public String undo() {
        if (!changed) {
            return "nothing to undo";
        }
        return previous == null ? "delete object " + key : "put the " + previous.length + " bytes back that were there";
    }

    /** Returns object, length and CRC, never the content. */
    @Override
    public String toString() {
        return "script " + key + " of " + checksum.length() + " bytes, CRC " + checksum.crc64Text()
                + (changed ? ", written" : ", already there");
    }
}
