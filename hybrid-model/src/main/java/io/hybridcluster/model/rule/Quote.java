// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.rule;

import com.google.common.base.Ascii;

/**
 * Somebody's free text in a finding: in quotes, on one line, cut when long.
 *
 * <p>Plan files have a quoter of their own, which hides what looks like a secret; a plan has refused that before a rule
 * sees it. One type for both packages would have to be public.
 */
final class Quote {
    private Quote() {}

    static String of(String text) {
        StringBuilder visible = new StringBuilder();
        Ascii.truncate(text, 80, "...").codePoints().forEach(c -> {
            boolean shows = Character.isDefined(c)
                    && !Character.isISOControl(c)
                    && Character.getType(c) != Character.FORMAT
                    && Character.getType(c) != Character.SURROGATE
                    && Character.getType(c) != Character.LINE_SEPARATOR
                    && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
            if (shows) {
                visible.appendCodePoint(c);
            } else {
                visible.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
        });
        return "\"" + visible + "\"";
    }
}
