// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.terway.json;

import io.hybridcluster.model.text.Document;
import io.hybridcluster.model.text.JsonLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pieces of a text that are replaced, put in and taken out, all at once. */
final class JsonPieces {
    private final String text;
    private final List<Piece> pieces = new ArrayList<>();

    JsonPieces(String text) {
        this.text = text;
    }

    String apply() {
        StringBuilder result = new StringBuilder(text);
        pieces.sort(Comparator.comparingInt(Piece::start).reversed());
        pieces.forEach(piece -> result.replace(piece.start, piece.end, piece.text));
        return result.toString();
    }

    void change(JsonValue object, Map<?, ?> wanted, Set<String> removed) {
        List<JsonMember> members = object.members();
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < members.size(); i++) {
            last.put(members.get(i).name(), i);
        }
        Set<String> kept = new HashSet<>();
        for (int i = 0; i < members.size(); i++) {
            JsonMember member = members.get(i);
            boolean isWanted = wanted.containsKey(member.name());
            boolean isGivenAgain = !Integer.valueOf(i).equals(last.get(member.name()));
            if (removed.contains(member.name()) || (isWanted && isGivenAgain)) {
                cut(members, i, !kept.isEmpty());
                continue;
            }
            kept.add(member.name());
            if (isWanted) {
                set(member.value(), wanted.get(member.name()));
            }
        }
        append(object, wanted, kept);
    }

    private void set(JsonValue there, @Nullable Object value) {
        if (there.is(JsonKind.OBJECT) && value instanceof Map<?, ?> members) {
            change(there, members, Set.of());
        } else if (!JsonEdit.same(there.tree(), value)) {
            pieces.add(new Piece(there.start(), there.end(), json(value)));
        }
    }

    /** With the comma and the white space before it, or behind it if nothing before it stays. */
    private void cut(List<JsonMember> members, int index, boolean keptBefore) {
        JsonMember member = members.get(index);
        if (keptBefore) {
            pieces.add(new Piece(
                    members.get(index - 1).value().end(), member.value().end(), ""));
        } else if (index + 1 < members.size()) {
            pieces.add(new Piece(member.start(), members.get(index + 1).start(), ""));
        } else {
            pieces.add(new Piece(member.start(), member.value().end(), ""));
        }
    }

    private void append(JsonValue object, Map<?, ?> wanted, Set<String> kept) {
        List<JsonMember> members = object.members();
        StringBuilder added = new StringBuilder();
        String between = between(members);
        boolean first = kept.isEmpty();
        for (Map.Entry<?, ?> member : wanted.entrySet()) {
            if (!kept.contains((String) member.getKey())) {
                added.append(first ? "" : ",").append(between).append(json(member.getKey()));
                added.append(": ").append(json(member.getValue()));
                first = false;
            }
        }
        if (added.length() > 0) {
            int at = members.isEmpty()
                    ? object.start() + 1
                    : members.get(members.size() - 1).value().end();
            boolean breaks =
                    members.isEmpty() && text.substring(at, object.end()).indexOf('\n') < 0;
            pieces.add(new Piece(at, at, added + (breaks ? "\n" : "")));
        }
    }

    /** The white space that stands before the last member: what a new one gets too. */
    private String between(List<JsonMember> members) {
        if (members.isEmpty()) {
            return "\n  ";
        }
        int end = members.get(members.size() - 1).start();
        int start = end;
        while (start > 0 && " \t\r\n".indexOf(text.charAt(start - 1)) >= 0) {
            start--;
        }
        return text.substring(start, end);
    }

    private static String json(@Nullable Object value) {
        String list = Document.of(Collections.singletonList(value)).toJson(JsonLayout.COMPACT);
        return list.substring(1, list.length() - 1);
    }

    private record Piece(int start, int end, String text) {}
}
