// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script;

import io.hybridcluster.script.bash.BashSource;
import io.hybridcluster.script.bash.BashSyntaxException;
import io.hybridcluster.script.bash.Command;
import io.hybridcluster.script.bash.Mentions;
import io.hybridcluster.script.bash.Word;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text of a template language in a script, which is no script before it is rendered.
 *
 * <p>A block in a template would be rendered too: {@code ${#list[@]}} opens a comment of Jinja and an interpolation of
 * Terraform. So templates are recognised and refused.
 */
final class Templates {
    private static final String RENDER = "render the template first, and convert what comes out of it";

    /** What each mark of a template begins with. */
    static final List<String> NEEDLES = List.of("{{", "{%", "%{", "${var.", "${local.", "${module.", "${data.");

    private static final Pattern MARK = Pattern.compile(
            "(?<jinja>\\{%[-+]?\\s*(if|elif|else|endif|for|endfor|set|include|import|from|extends|block|macro|raw|filter)\\b"
                    + "[^\\n]*%})"
                    + "|(?<terraform>%\\{~?\\s*(if|else|endif|for|endfor)\\b[^\\n]*?}|\\$\\{(var|local|module|data)\\.[^\\n]*?})"
                    + "|(?<go>\\{\\{-?\\s*(\\.|\\$|/\\*|(if|else|end|range|with|template|include|define|block|printf|index|quote)\\b)"
                    + "[^\\n]*?}})"
                    + "|(?<mustache>\\{\\{[^{}\\n]+}})");

    private Templates() {}

    /**
     * Refuses a template, and user data that is no script.
     *
     * @param mentions where {@link #NEEDLES} are found in it, among others
     * @throws UnsupportedScriptException if {@code text} is one
     */
    static void requireNone(String text, Mentions mentions) {
        for (String start : List.of("#cloud-config", "Content-Type: multipart/", "MIME-Version:", "#include")) {
            if (text.startsWith(start)) {
                throw new UnsupportedScriptException(
                        text,
                        0,
                        "this is user data of cloud-init that begins with " + start + ", not a script",
                        "convert the script that it holds");
            }
        }
        if (mentions.offsets().noneMatch(at -> NEEDLES.stream().anyMatch(needle -> text.startsWith(needle, at)))) {
            return;
        }
        BashSource source = source(text);
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            if (source == null || isExpandedByTemplates(source, mark.start())) {
                throw new UnsupportedScriptException(
                        text,
                        mark.start(),
                        "this is a template of " + language(mark) + ", which is no script before it is rendered",
                        RENDER);
            }
        }
    }

    private static @Nullable BashSource source(String text) {
        try {
            return BashSource.parse(text);
        } catch (BashSyntaxException e) {
            // A template need not be Bash at all; if there is no mark of one either, the text is read again and
            // refused.
            return null;
        }
    }

    private static String language(Matcher mark) {
        if (mark.group("jinja") != null) {
            return "Jinja";
        }
        if (mark.group("terraform") != null) {
            return "Terraform";
        }
        return mark.group("go") != null ? "Go" : "Jinja, Go or Mustache";
    }

    /** Returns whether what stands at {@code offset} would be taken for a template's own by a reader of this script. */
    private static boolean isExpandedByTemplates(BashSource source, int offset) {
        if (source.comments().stream().anyMatch(comment -> comment.range().holds(offset))
                || source.documents().stream().anyMatch(document -> document.holds(offset))) {
            return false;
        }
        for (Command command : source.commands()) {
            if (command.start() <= offset && offset < command.end()) {
                boolean formats = command.words().stream().anyMatch(Templates::takesFormat);
                boolean quoted = command.words().stream().anyMatch(word -> isSingleQuoted(word, offset));
                if (formats || quoted) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Such options take a template of Go: docker inspect --format "{{.State}}". */
    private static boolean takesFormat(Word word) {
        return word.source().matches("(?s)-f|-o|--(format|template|output)(=.*)?|.*\\b(go-)?template=.*");
    }

    private static boolean isSingleQuoted(Word word, int offset) {
        if (offset < word.start() || word.end() <= offset) {
            return false;
        }
        String before = word.source().substring(0, offset - word.start());
        return before.chars().filter(c -> c == '\'').count() % 2 == 1;
    }
}
