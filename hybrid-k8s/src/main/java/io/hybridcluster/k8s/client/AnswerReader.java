// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.client;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;

/** Reads the JSON of an answer, and tells the stream below where a text is, which is held whole. */
final class AnswerReader extends JsonReader {
    private final LimitedStream bytes;

    AnswerReader(Reader text, LimitedStream bytes) {
        super(text);
        this.bytes = bytes;
    }

    @Override
    public String nextString() throws IOException {
        bytes.startText();
        String text = super.nextString();
        bytes.endText();
        return text;
    }

    @Override
    public String nextName() throws IOException {
        bytes.startText();
        String name = super.nextName();
        bytes.endText();
        return name;
    }

    /** What is no number or text as JSON has it is read whole here already. */
    @Override
    public JsonToken peek() throws IOException {
        bytes.startText();
        JsonToken token = super.peek();
        bytes.endText();
        return token;
    }
}
