// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.k8s.offences;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.assertj.core.api.Condition;

/** Breaks every law once; LawsTest checks that each is found. Its package has no package-info either. */
public class Offender extends ThreadLocal<String> {
    public Condition<String> foreignTypeInASignature() {
        return new Condition<>();
    }

    protected List<Condition<String>> foreignTypeInATypeArgument() {
        return List.of();
    }

    String file() throws IOException {
        return Files.readString(Path.of(new File("plan.yaml").getPath()));
    }

    Object network() throws IOException {
        return InetAddress.getByName("ack.example");
    }

    void thread() {
        new Thread(() -> {}).start();
    }

    int parallel() {
        return List.of(1, 2).parallelStream().mapToInt(i -> i).sum();
    }

    String environment() {
        return System.getenv("HOME");
    }

    boolean systemProperty() {
        return Boolean.getBoolean("hybrid.debug");
    }

    Supplier<Instant> clock() {
        return Instant::now;
    }

    int random() {
        return new Random().nextInt();
    }

    String locale(String text) {
        return text.toUpperCase();
    }

    byte[] charset(String text) {
        return text.getBytes();
    }

    String charset(byte[] text) {
        return new String(text);
    }

    void log() {
        Logger.getLogger("hybrid").info("applied");
    }

    void print() {
        System.out.println("applied");
    }

    String format(String name) {
        return "kubectl get %s".formatted(name);
    }

    Object pattern() {
        return java.time.format.DateTimeFormatter.ofPattern("uuuu");
    }

    Object calendarOfTheLocale() {
        return new java.text.SimpleDateFormat("yyyy");
    }

    Object digits() {
        return java.text.NumberFormat.getInstance();
    }

    Object printed() {
        return new java.util.Formatter().format("%d", 1);
    }

    String dateOfTheOfficialSdk() throws Exception {
        return com.aliyun.openapiutil.Client.getTimestamp();
    }

    String dateOfTheOfficialProviders() {
        return com.aliyun.credentials.utils.ParameterHelper.getISO8601Time(new java.util.Date(0));
    }

    Object everyLocale(java.util.Locale locale) {
        return List.of(
                "i".toUpperCase(locale),
                String.format(locale, "%d", 1),
                java.time.format.DateTimeFormatter.ofPattern("uuuu", locale),
                new java.text.DecimalFormat("0", java.text.DecimalFormatSymbols.getInstance(locale)));
    }

    /** A name that says nothing. */
    public static final class PlanInfo {}
}
