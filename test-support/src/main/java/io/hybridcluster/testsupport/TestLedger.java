// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testsupport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes down how many tests of each class ran and how many were skipped for which need, into a file of this JVM in the folder
 * that the system property {@code hybrid.test.ledger} names; without the property, or if it is {@code off}, the ledger writes nothing. JUnit finds it as a service.
 *
 * <p>A line of the file has the class, a tab, the outcome, a tab and the count. The outcome is {@code ran},
 * {@code skipped NEED}, or {@code skipped} for a test that was skipped for another reason.
 *
 * <p>Surefire's own reports cannot serve: a container that is aborted as a whole stands there as no test at all.
 */
public final class TestLedger implements TestExecutionListener {
    /** The system property that names the folder. */
    public static final String FOLDER_PROPERTY = "hybrid.test.ledger";

    private static final String RAN = "ran";

    private final Map<String, Map<String, Integer>> counts = new ConcurrentHashMap<>();
    private final @Nullable String folder;
    private @Nullable TestPlan plan;

    /** Called by JUnit. */
    public TestLedger() {
        this(System.getProperty(FOLDER_PROPERTY));
    }

    TestLedger(@Nullable String folder) {
        this.folder = folder;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        addBelow(test, "skipped");
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == Status.ABORTED) {
            String outcome = result.getThrowable()
                    .filter(NeedMissingException.class::isInstance)
                    .map(thrown ->
                            "skipped " + ((NeedMissingException) thrown).need().name())
                    .orElse("skipped");
            addBelow(test, outcome);
        } else if (test.isTest()) {
            add(test, RAN);
        } else if (result.getStatus() == Status.FAILED) {
            // A container that failed as a whole: Surefire fails the build, and the class is not one without tests.
            add(test, RAN);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan testPlan) {
        if (folder == null || folder.equals("off")) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        new TreeMap<>(counts)
                .forEach((name, outcomes) -> new TreeMap<>(outcomes)
                        .forEach((outcome, count) -> lines.append(name)
                                .append('\t')
                                .append(outcome)
                                .append('\t')
                                .append(count)
                                .append('\n')));
        counts.clear();
        try {
            Files.createDirectories(Path.of(folder));
            Path file = Path.of(folder, ProcessHandle.current().pid() + ".tsv");
            Files.writeString(file, lines, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts the tests of a container that did not run; one for a container whose tests are only known when it runs. */
    private void addBelow(TestIdentifier skipped, String outcome) {
        if (plan == null || skipped.isTest()) {
            add(skipped, outcome);
            return;
        }
        int before = total();
        TestPlan known = plan;
        known.getDescendants(skipped).stream()
                .filter(below -> below.isTest() || known.getChildren(below).isEmpty())
                .forEach(below -> add(below, outcome));
        if (total() == before) {
            add(skipped, outcome);
        }
    }

    private int total() {
        return counts.values().stream()
                .flatMap(outcomes -> outcomes.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    private void add(TestIdentifier test, String outcome) {
        classOf(test)
                .ifPresent(name -> counts.computeIfAbsent(name, key -> new ConcurrentHashMap<>())
                        .merge(outcome, 1, Integer::sum));
    }

    /** Returns the outermost class of a test: the one whose file Surefire chose. */
    private Optional<String> classOf(TestIdentifier test) {
        Optional<String> own = test.getSource().flatMap(source -> {
            if (source instanceof MethodSource method) {
                return Optional.of(method.getClassName());
            }
            return source instanceof ClassSource type ? Optional.of(type.getClassName()) : Optional.empty();
        });
        if (own.isPresent() || plan == null) {
            return own.map(name -> name.replaceAll("\\$.*", ""));
        }
        return plan.getParent(test).flatMap(this::classOf);
    }
}
