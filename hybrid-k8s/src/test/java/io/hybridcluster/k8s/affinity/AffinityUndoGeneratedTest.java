// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.affinity;

import static org.assertj.core.api.Assertions.assertThat;

import io.hybridcluster.k8s.object.ObjectChange;
import io.hybridcluster.k8s.support.DaemonSets;
import io.hybridcluster.k8s.support.ReferencePatch;
import io.hybridcluster.k8s.support.Trees;
import io.hybridcluster.model.text.Document;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Undo after random edits of others: what they wrote stays, and no more is taken away than was added. */
class AffinityUndoGeneratedTest {
    private static final int OBJECTS = 6_000;
    private static final String[] PATH = {
        "spec", "template", "spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution"
    };

    private static List<NodeSelectorTerm> terms(Document tree) {
        return RequiredNodeAffinity.fromTree((Map<?, ?>) tree.at(PATH)).terms();
    }

    /** Terms are alternatives, so their order does not count; nor does an empty list beside none. */
    private static List<String> meaning(Document tree) {
        return terms(tree).stream()
                .map(term -> term.matchExpressions() + " " + term.matchFields())
                .toList();
    }

    private static List<NodeSelectorRequirement> requirements(Document tree) {
        List<NodeSelectorRequirement> all = new ArrayList<>();
        terms(tree).forEach(term -> all.addAll(term.matchExpressions()));
        return all;
    }

    private static List<NodeSelectorRequirement> minus(
            List<NodeSelectorRequirement> all, List<NodeSelectorRequirement> less) {
        List<NodeSelectorRequirement> left = new ArrayList<>(all);
        less.forEach(left::remove);
        return left;
    }

    /** What somebody makes of the terms: adds or drops one, adds or drops a requirement. */
    private static List<Object> edit(List<NodeSelectorTerm> terms, DaemonSets generator, Random random) {
        List<Object> edited = new ArrayList<>();
        for (NodeSelectorTerm term : terms) {
            List<Object> expressions = new ArrayList<>();
            term.matchExpressions().forEach(one -> expressions.add(one.tree().root()));
            if (random.nextInt(3) == 0) {
                expressions.add(random.nextInt(expressions.size() + 1), generator.requirement());
            }
            if (random.nextInt(4) == 0 && expressions.size() > 1) {
                expressions.remove(random.nextInt(expressions.size()));
            }
            Map<Object, Object> copy =
                    new LinkedHashMap<>((Map<?, ?>) term.tree().root());
            copy.put("matchExpressions", expressions);
            edited.add(copy);
        }
        if (random.nextInt(3) == 0) {
            edited.add(random.nextInt(edited.size() + 1), generator.term());
        }
        if (random.nextInt(6) == 0 && edited.size() > 1) {
            edited.remove(random.nextInt(edited.size()));
        }
        if (random.nextInt(6) == 0) {
            Collections.shuffle(edited, random);
        }
        return edited;
    }

    /** The same by somebody who has no business with cloud nodes: writes of other labels, to some of the terms. */
    private static List<Object> editOfOtherLabels(List<NodeSelectorTerm> terms, Random random) {
        NodeSelectorRequirement theirs = NodeSelectorRequirement.in("team", "a");
        List<Object> edited = new ArrayList<>();
        for (NodeSelectorTerm term : terms) {
            NodeSelectorTerm written = random.nextInt(3) == 0 ? term.and(List.of(theirs)) : term;
            edited.add(written.tree().root());
        }
        if (random.nextInt(3) == 0) {
            edited.add(
                    random.nextInt(edited.size() + 1),
                    NodeSelectorTerm.of(List.of(theirs)).tree().root());
        }
        return edited;
    }

    @Test
    void givesBackWhatWasThereAndWhatOthersWroteForOtherLabels() {
        for (int seed = 0; seed < OBJECTS; seed++) {
            AffinityChange change = CloudNodeExclusion.applyTo(new DaemonSets(seed).daemonSet());
            if (!change.isChange()
                    || !RequiredNodeAffinity.fromTree(
                                    (Map<?, ?>) change.before().tree().at(PATH))
                            .isPresent()) {
                continue;
            }
            Document later = replaceTerms(change.after(), editOfOtherLabels(terms(change.after()), new Random(seed)));
            Document theirsOnly = replaceTerms(
                    change.before().tree(),
                    editOfOtherLabels(terms(change.before().tree()), new Random(seed)));

            Document undone = change.undo(Trees.map(later)).after();

            assertThat(meaning(undone)).as("seed " + seed).containsExactlyInAnyOrderElementsOf(meaning(theirsOnly));
            assertThat(replaceTerms(undone, List.of())).isEqualTo(replaceTerms(theirsOnly, List.of()));
            assertThat(change.undo(Trees.map(undone)).isChange())
                    .as("seed " + seed)
                    .isFalse();
        }
    }

    @Test
    void takesAwayNoMoreThanWasAddedAndLeavesNoTermEmpty() {
        int changes = 0;
        for (int seed = 0; seed < OBJECTS; seed++) {
            DaemonSets generator = new DaemonSets(seed);
            AffinityChange change = CloudNodeExclusion.applyTo(generator.daemonSet());
            if (!change.isChange()) {
                continue;
            }
            List<Object> edited = edit(terms(change.after()), generator, new Random(seed));
            Document now = replaceTerms(change.after(), edited);

            ObjectChange undo = change.undo(Trees.map(now));

            changes += undo.isChange() ? 1 : 0;
            List<NodeSelectorRequirement> gone = minus(requirements(now), requirements(undo.after()));
            List<NodeSelectorRequirement> added = minus(
                    requirements(change.after()), requirements(change.before().tree()));
            assertThat(minus(requirements(undo.after()), requirements(now)))
                    .as("put in, seed " + seed)
                    .isEmpty();
            assertThat(minus(gone, added)).as("taken too much, seed " + seed).isEmpty();
            assertThat(terms(undo.after()).stream()
                            .filter(NodeSelectorTerm::isEmpty)
                            .count())
                    .as("empty terms, seed " + seed)
                    .isEqualTo(terms(now).stream()
                            .filter(NodeSelectorTerm::isEmpty)
                            .count());
            assertThat(ReferencePatch.apply(
                            now.root(), (List<?>) undo.jsonPatch().root()))
                    .as("seed " + seed)
                    .isEqualTo(undo.after().root());
            assertThat(Trees.withoutNulls(
                            ReferencePatch.merge(now.root(), undo.mergePatch().root())))
                    .as("seed " + seed)
                    .isEqualTo(Trees.withoutNulls(undo.after().root()));
        }
        assertThat(changes).isGreaterThan(OBJECTS / 2);
    }

    private static Document replaceTerms(Document tree, List<Object> terms) {
        Object patch = Map.of("nodeSelectorTerms", terms);
        for (int i = PATH.length - 1; i >= 0; i--) {
            patch = Map.of(PATH[i], patch);
        }
        return Document.of((Map<?, ?>) ReferencePatch.merge(tree.root(), patch));
    }
}
