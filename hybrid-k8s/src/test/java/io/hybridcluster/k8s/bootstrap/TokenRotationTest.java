// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.bootstrap;

import static io.hybridcluster.k8s.bootstrap.Secrets.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TokenRotationTest {
    private static final RotationPolicy POLICY =
            new RotationPolicy(Duration.ofDays(30), Duration.ofDays(10), Duration.ofHours(6));

    private static TokenRotation plan(Instant now, Map<?, ?>... secrets) {
        return TokenRotation.plan(BootstrapTokens.read(List.of(secrets)), now, POLICY, Secrets.seeded(1));
    }

    private static Instant day(int days) {
        return NOW.plus(Duration.ofDays(days));
    }

    @Test
    void makesTheFirstToken() {
        TokenRotation rotation = plan(NOW);
        String name = rotation.creation().orElseThrow().name();

        assertThat(rotation.steps())
                .containsExactly(
                        "create Secret kube-system/" + name + ", which ends at 2026-12-23T12:00:00Z",
                        "put its token into the node script and upload that at once: no token of ours lets a node join any more");
        assertThat(rotation.creation().orElseThrow().grant()).isEqualTo(TokenGrant.forNodes(Optional.of(day(30))));
    }

    @Test
    void leavesATokenThatLastsLongEnough() {
        assertThat(plan(NOW, Secrets.ours("good00", NOW, Optional.of(day(10)))).steps())
                .isEmpty();
        assertThat(plan(NOW, Secrets.ours("always", NOW, Optional.empty())).steps())
                .isEmpty();
    }

    @Test
    void renewsInTimeAndSaysUntilWhenTheScriptHasToFollow() {
        TokenRotation rotation = plan(NOW, Secrets.ours("oldone", day(-21), Optional.of(day(9))));
        String name = rotation.creation().orElseThrow().name();

        assertThat(rotation.steps())
                .containsExactly(
                        "create Secret kube-system/" + name + ", which ends at 2026-12-23T12:00:00Z",
                        "put its token into the node script and upload that before 2026-12-02T12:00:00Z, when the token that"
                                + " it holds ends",
                        "delete Secret kube-system/bootstrap-token-oldone not before 2026-11-23T18:00:00Z: " + name
                                + " takes its place");
        assertThat(rotation.uploadBefore()).contains(day(9));
        assertThat(rotation.dueRemovals()).isEmpty();
    }

    @Test
    void takesTheOldOneAwayWhenItsGraceIsOver() {
        Map<?, ?> old = Secrets.ours("oldone", day(-21), Optional.of(day(9)));
        Map<?, ?> young = Secrets.ours("newone", NOW, Optional.of(day(30)));

        assertThat(plan(NOW.plus(POLICY.grace()).minusSeconds(1), old, young).dueRemovals())
                .isEmpty();
        assertThat(plan(NOW.plus(POLICY.grace()), old, young).dueRemovals())
                .hasToString(
                        "[Secret kube-system/bootstrap-token-oldone not before 2026-11-23T18:00:00Z: bootstrap-token-newone takes its"
                                + " place]");
    }

    @Test
    void takesAwayWhatHasEnded() {
        assertThat(plan(
                                NOW,
                                Secrets.ours("good00", NOW, Optional.of(day(20))),
                                Secrets.ours("ended0", day(-9), Optional.of(NOW)))
                        .steps())
                .containsExactly(
                        "delete Secret kube-system/bootstrap-token-ended0 not before 2026-11-23T12:00:00Z: it has ended");
    }

    @Test
    void neverTouchesAForeignToken() {
        Map<?, ?> foreign = Secrets.foreign(
                "bootstrap-token-abcdef",
                "token-id=abcdef",
                "token-secret=" + Secrets.HALF,
                "expiration=2020-01-01T00:00:00Z");
        TokenRotation rotation = plan(NOW, foreign);

        assertThat(rotation.removals()).isEmpty();
        assertThat(rotation.creation()).isPresent();
    }

    @Test
    void drawsAnIdThatIsFree() {
        String first = plan(NOW).creation().orElseThrow().token().id();
        Map<?, ?> taken = Secrets.foreign("bootstrap-token-" + first);

        assertThat(plan(NOW, taken).creation().orElseThrow().token().id()).isNotEqualTo(first);
    }

    @Test
    void refusesARandomThatIsNone() {
        BootstrapTokens taken = BootstrapTokens.read(List.of(Secrets.foreign("bootstrap-token-000000")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenRotation.plan(taken, NOW, POLICY, bound -> 0))
                .withMessage("random yielded 100 ids that are all taken, out of two billion: it is not random");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenRotation.plan(taken, NOW, POLICY, bound -> bound))
                .withMessage("random yielded a number that is not in 0..35");
    }

    @Test
    void refusesAPolicyThatRenewsForEver() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RotationPolicy(Duration.ofDays(1), Duration.ofDays(1), Duration.ZERO))
                .withMessage(
                        "a validity of PT24H is not longer than the remaining one of PT24H below which a token is renewed,"
                                + " so that each would be renewed at once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RotationPolicy(Duration.ofDays(1), Duration.ZERO, Duration.ofSeconds(-1)))
                .withMessage("a remaining validity of PT0S or a grace of PT-1S is negative");
    }

    @Test
    void neverPrintsTheToken() {
        TokenRotation rotation = plan(NOW, Secrets.ours("oldone", NOW, Optional.of(day(1))));
        String secret = rotation.creation().orElseThrow().token().secret().reveal(text -> text);

        assertThat(rotation + " " + rotation.creation() + rotation.removals())
                .doesNotContain(secret)
                .doesNotContain("canary");
    }

    /** Run at random times for years: at each there is a token for nodes, and nothing foreign goes. */
    @Test
    @Tag("generated")
    void keepsATokenAtAllTimes() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Map<String, Map<?, ?>> cluster = new TreeMap<>();
            Map<?, ?> foreign = Secrets.foreign("bootstrap-token-abcdef", "expiration=2020-01-01T00:00:00Z");
            cluster.put("bootstrap-token-abcdef", foreign);
            Optional<BootstrapTokenSecret> inScript = Optional.empty();
            Instant now = NOW;
            for (int run = 0; run < 50; run++) {
                now = now.plusSeconds(
                        random.nextInt((int) POLICY.minimumRemaining().toSeconds() - 3600));
                List<Map<?, ?>> secrets = new ArrayList<>(cluster.values());
                if (inScript.isPresent()) {
                    String name = inScript.get().name();
                    assertThat(Secrets.live(cluster.get(name)).letsNodesJoinAt(now))
                            .as("seed " + seed + " run " + run)
                            .isTrue();
                }
                TokenRotation rotation =
                        TokenRotation.plan(BootstrapTokens.read(secrets), now, POLICY, random::nextInt);
                Instant at = now;
                rotation.dueRemovals()
                        .forEach(removal ->
                                cluster.remove(removal.token().secret().name()));
                rotation.creation().ifPresent(secret -> cluster.put(secret.name(), Secrets.stored(secret, at)));
                inScript = rotation.creation().isPresent() ? rotation.creation() : inScript;

                TokenRotation again = TokenRotation.plan(
                        BootstrapTokens.read(new ArrayList<>(cluster.values())), now, POLICY, random::nextInt);
                assertThat(again.creation()).isEmpty();
                assertThat(again.dueRemovals()).isEmpty();
            }
            assertThat(cluster).containsEntry("bootstrap-token-abcdef", foreign).hasSizeLessThan(5);
        }
    }

    @Test
    void leavesTheTreesAlone() {
        Map<?, ?> secret = Secrets.ours("oldone", NOW, Optional.of(day(1)));
        Map<?, ?> before = new LinkedHashMap<>(secret);
        plan(NOW, secret);

        assertThat(secret).isEqualTo(before);
    }
}
