// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.script.bash;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hybridcluster.script.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of a script, command by command. */
class BashSourceTest {
    /** Returns each command as words joined by "_", assignments before a "^", targets behind a ">", and its place. */
    private static String shown(BashSource source) {
        return source.commands().stream().map(BashSourceTest::shown).collect(joining(" ; "));
    }

    private static String shown(Command command) {
        String prefix = command.prefix().stream().map(Word::source).collect(joining("_"));
        String words = command.words().stream()
                .map(word -> word.value() == null ? "<" + word.source() + ">" : word.value())
                .collect(joining("_"));
        String targets =
                command.targets().stream().map(word -> ">" + word.source()).collect(joining());
        String place = command.nest().place();
        String fork = command.nest().fork();
        return (prefix.isEmpty() ? "" : prefix + "^")
                + words
                + targets
                + (place.isEmpty() ? "" : " in " + place)
                + (fork.isEmpty() || fork.equals(place) ? "" : " in " + fork);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = "==>",
            quoteCharacter = '@',
            value = {
                "a b  c ==> a_b_c",
                "a=1 b+=2 c[3]=4 d e=5 ==> a=1_b+=2_c[3]=4^d_e=5",
                "a= ==> a=^",
                "1a=b ==> 1a=b",
                "a[b c=d ==> <a[b>_c=d",
                "@a >b 2>>c <d &>e 3>&1 >|f <>g <<<h i@ ==> @a_i>b>c>e>1>f>g@",
                "@a {fd}>b c@ ==> a_c>b",
                "@a <(b) >(c d)@ ==> @a_<<(b)>_<>(c d)> ; b in a process substitution ; c_d in a process substitution@",
                "@a $(b $(c) d) e@ ==> @a_<$(b $(c) d)>_e ; b_<$(c)>_d in a command substitution ; c in a command substitution@",
                "@a \"$(b \"c\")\"@ ==> @a_<\"$(b \"c\")\"> ; b_c in a command substitution@",
                "@a $((1 + (2))) b@ ==> @a_<$((1 + (2)))>_b@",
                "@a $((b); c)@ ==> @a_<$((b); c)> ; b in a subshell ; c in a command substitution@",
                "@((a = \"1)\" + '(' + \\( )) && b@ ==> b",
                "@((a); b)@ ==> @a in a subshell ; b in a subshell@",
                "@( (a) )@ ==> @a in a subshell@",
                "@a ${b:-\"}\"} ${c#\\}} ${#d} ${e:-${f}} g@ ==> @a_<${b:-\"}\"}>_<${c#\\}}>_<${#d}>_<${e:-${f}}>_g@",
                "@a ${b:-'}' c} d@ ==> @a_<${b:-'}' c}>_d@",
                "@a $# $* $? $! $- $$ $@@ b$ $ \"$\" $é@ ==> @a_<$#>_<$*>_<$?>_<$!>_<$->_<$$>_<$@@>_b$_$_$_$é@",
                "@a $'b\\'c' $\"d e\" f@ ==> @a_<$'b\\'c'>_<$\"d e\">_f@",
                "@a `b \\` c` d@ ==> @a_<`b \\` c`>_d ; <`b \\` c`>@",
                "@a b# #c@ ==> a_b#",
                "@a *.sh ~/b [c] d{e,f} g?@ ==> @a_<*.sh>_<~/b>_<[c]>_<d{e,f}>_<g?>@",
                "@a +(b|c) @@(d)@ ==> @a_<+(b|c)>_<@@(d)>@",
                "@a=(b 'c d' $(e) # f )@ ==> @@",
                "@a=(1 (2))@ ==> @@",
                "@x=(a \"b )\" $(c)) d@ ==> @x=(a \"b )\" $(c))^d ; c in a command substitution@",
                "a && b || c | d & e ==> a ; b ; c ; d ; e",
                "a |& b ==> a ; b",
                "! a ==> a",
                "time -p a ==> a",
                "coproc a ==> a",
                "@coproc { a; }@ ==> @a in a group in a coprocess@",
                "@{ a; } | { b; }@ ==> @a in a group in a pipeline ; b in a group in a pipeline@",
                "@{ a; } & b@ ==> @a in a group in a background job ; b@",
                "@(a) >b 2>&1 && c@ ==> @a in a subshell ; c@",
                "@[[ a == b && ( -f c || d =~ ^(e|f)$ ) ]] >g && h@ ==> h",
                "if a; then b; elif c; then d; else e; fi >f ==> a in an if ; b in an if ; c in an if ; d in an if ; e in an if",
                "while a; do b; done <c ==> a in a loop ; b in a loop",
                "until a; do b; done ==> a in a loop ; b in a loop",
                "for a in b c; do d; done ==> d in a loop",
                "for a; do b; done ==> b in a loop",
                "for a in b; { c; } ==> c in a loop",
                "@for ((i = 0; i < 3; i++)); do a; done@ ==> a in a loop",
                "select a in b; do c; done ==> c in a loop",
                "@case a in (b|c) d ;; e) f ;& *) g ;;& h) i; esac@ ==> @d in a case ; f in a case ; g in a case ; i in a case@",
                "case a in esac ==> @@",
                "case a in b) ;; c ) d ;; esac ==> d in a case",
                "f() { a; } ==> a in the function f",
                "@f ( ) ( a )@ ==> @a in a subshell@",
                "@function f { a; }@ ==> a in the function f",
                "@function f () { a; }; b@ ==> a in the function f ; b",
                "f() if a; then b; fi ==> a in an if ; b in an if",
                "fi-x then-y do-z ==> fi-x_then-y_do-z",
                "echo if then fi ==> echo_if_then_fi"
            })
    void readsCommandsAndTheListsTheyStandIn(String script, String expected) {
        try {
            assertThat(shown(BashSource.parse(script))).isEqualTo(expected);
        } catch (BashSyntaxException e) {
            assertThat(expected).as(e.getMessage()).isEmpty();
        }
    }

    @Test
    void readsHereDocumentsBehindTheLineThatAnnouncesThem() {
        BashSource source = BashSource.parse("a <<E <<-'F G' b\n$(x\nE\n\ty '\n\tF G\nc <<\"H\"\n\\\nH\nd\n");

        assertThat(shown(source)).isEqualTo("a_b ; c ; d");
        Command first = source.commands().get(0);
        assertThat(first.documents()).hasSize(2);
        assertThat(text(source, first.documents().get(0).body())).isEqualTo("$(x\n");
        assertThat(first.documents().get(0).literal()).isFalse();
        assertThat(text(source, first.documents().get(1).body())).isEqualTo("\ty '\n");
        assertThat(first.documents().get(1).literal()).isTrue();
        assertThat(source.documents().stream().map(range -> text(source, range)))
                .containsExactly("$(x\n", "\ty '\n", "\\\n");
        assertThat(shown(BashSource.parse("a <<E\n\\\nE\nE\nb"))).isEqualTo("a ; b");
    }

    private static String text(BashSource source, Range range) {
        return source.text().substring(range.start(), range.end());
    }

    @Test
    void tellsCommentsAndWhereCommandsCouldStand() {
        BashSource source = BashSource.parse(
                "# a\nb # c\nif # d\n  e\nthen\n  # f\n  g \\\n  # h\nfi\n( # i\n# j\n)\nk &&\n# l\nm #");

        assertThat(source.comments().stream()
                        .map(c -> text(source, c.range())
                                + (c.head() ? " head" : "")
                                + (c.nest().fork().isEmpty() ? "" : " fork")))
                .containsExactly("# a head", "# c", "# d", "# f head", "# h", "# i fork", "# j head fork", "# l", "#");
        assertThat(source.commentsIn(4, 20)).hasSize(2);
    }

    @Test
    void keepsOnlyTheLinesThatMatter() {
        String script = "a\nb; x # y\nc <<E\nx\nE\nif d; then\n  x\nfi\n# z\nf() {\n  g\n}\nh\n";

        BashSource all = BashSource.parse(script);
        BashSource some = BashSource.parse(script, Mentions.of(script, Set.of("x ", "\nx", "  x", "zz")));

        assertThat(shown(all)).isEqualTo("a ; b ; x ; c ; d in an if ; x in an if ; g in the function f ; h");
        assertThat(shown(some)).isEqualTo("b ; x ; c ; d in an if ; x in an if");
        assertThat(some.comments()).hasSize(2);
        assertThat(some.documents()).hasSize(1);
        assertThat(shown(BashSource.parse(script, Mentions.of(script, Set.of("zz")))))
                .isEmpty();
        assertThat(shown(BashSource.parse(
                        script, Mentions.of(script, Set.of("zz")).and(script.indexOf('g')))))
                .isEqualTo("g in the function f");
        assertThat(Mentions.of("kube kubelet", Set.of("kube", "let", "bel")).offsets())
                .containsExactly(0, 5, 7, 9);
        assertThat(Mentions.of("aé\u00ffb", Set.of("b\u0001")).offsets()).isEmpty();
    }

    @Test
    void refusesWhatIsNestedTooDeepOnlyThere() {
        assertThat(BashSource.parse("( ".repeat(99) + "a" + " )".repeat(99)).commands())
                .hasSize(1);
        assertThat(BashSource.parse("a $(b) ${c} (d)\n".replace(" (d)", "").repeat(1_000))
                        .commands())
                .hasSize(2_000);
        assertThat(BashSource.parse("a=($(b))\n".repeat(1_000)).commands()).hasSize(2_000);
        assertThatExceptionOfType(BashSyntaxException.class)
                .isThrownBy(() -> BashSource.parse("( ".repeat(101) + "a" + " )".repeat(101)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo("the script is nested more than 200 deep here"))
                .satisfies(e -> assertThat(e.offset()).isEqualTo(200));
    }

    @Test
    void knowsTheValuesThatRealBashGivesToWords() {
        String[] pieces = {"a", "'", "\"", "\\", "\\\n", " ", "$", "=", "b", "\\\"", "\\$", ";", "#", "''", "\"\""};
        Random random = new Random(20266);
        List<String> expected = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        StringBuilder script = new StringBuilder("set -f\n");
        while (expected.size() < 2_000) {
            StringBuilder text = new StringBuilder("x");
            for (int i = random.nextInt(9); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                BashSource source = BashSource.parse("printf %s " + text);
                if (source.commands().size() == 1
                        && source.commands().get(0).words().size() == 3) {
                    Word word = source.commands().get(0).words().get(2);
                    if (word.value() != null) {
                        expected.add(word.value());
                        sources.add(word.source());
                        script.append("printf '%s\\0' ").append(word.source()).append('\n');
                    }
                }
            } catch (BashSyntaxException e) {
                assertThat(e.reason()).isNotEmpty();
            }
        }

        String said = Tool.run("bash", "-c", script.toString()).out();

        String[] values = said.split("\0", -1);
        assertThat(values).hasSize(expected.size() + 1);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(expected.get(i)).as(sources.get(i)).isEqualTo(values[i]);
        }
    }

    @Test
    void comparesWords() {
        Word word = BashSource.parse("a/b/kubeadm \"$c\"/kubeadm 'd e' x=y")
                .commands()
                .get(0)
                .words()
                .get(0);

        assertThat(word.program()).isEqualTo("kubeadm");
        assertThat(word.is("a/b/kubeadm")).isTrue();
        assertThat(word.is("a/b/kubead")).isFalse();
        assertThat(word.is("a/b/kubeadn")).isFalse();
        assertThat(word.holds('m')).isTrue();
        assertThat(word.holds('c')).isFalse();
        assertThat(word).hasToString("a/b/kubeadm");
        Command command = BashSource.parse("\"$c\"/kubeadm x").commands().get(0);
        assertThat(command.program()).isEqualTo("kubeadm");
        assertThat(command).hasToString("[\"$c\"/kubeadm, x]");
    }
}
