// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.file;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node of YAML with its place. Mappings keep their order; their keys are text. */
sealed interface Located {
    Position position();

    /** What the node is, for messages: never a long value, and never one that looks like a secret. */
    String description();

    /**
     * A value that is written out. {@code plain} tells that it stands without quotes, {@code hidden} that it is never
     * shown, since it stands under a name that promises a secret.
     */
    record Scalar(Position position, String text, boolean plain, boolean hidden) implements Located {
        boolean isNull() {
            return plain && YamlText.isNull(text);
        }

        boolean isText() {
            return !isNull() && !(plain && YamlText.isBoolean(text));
        }

        @Override
        public String description() {
            if (isNull()) {
                return "nothing";
            }
            return hidden ? "a value that may be a secret" : Quoted.of(text);
        }
    }

    record Sequence(Position position, List<Located> elements) implements Located {
        @Override
        public String description() {
            return "a list";
        }
    }

    record Mapping(Position position, Map<Key, Located> members) implements Located {
        @Override
        public String description() {
            return "a mapping";
        }
    }

    /** A name in a mapping. Equal by its text: the place does not count. */
    record Key(Position position, String name) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && name.equals(that.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }
}
