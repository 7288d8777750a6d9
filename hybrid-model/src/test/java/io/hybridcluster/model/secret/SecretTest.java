// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.hybridcluster.model.join.BootstrapToken;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final String VALUE = "hunter2-Canary";

    private static final Secret SECRET = Secret.of(VALUE);

    /** Every public type that can hold a secret, and how to make one that does. */
    private static final Map<Class<?>, Supplier<?>> HOLDERS = Map.of(
            Secret.class,
            () -> SECRET,
            AccessKey.class,
            () -> new AccessKey("LTAI5tExample", SECRET),
            BootstrapToken.class,
            () -> new BootstrapToken("abcdef", Secret.of("hunter2canary000")));

    @Test
    void isRevealedAndNothingElse() {
        assertThat(SECRET.<String>reveal(value -> value)).isEqualTo(VALUE);
        assertThat(SECRET.<Integer>reveal(String::length)).isEqualTo(14);
        assertThat(SECRET).hasToString("******").hasToString(Secret.of("x").toString());
        assertThatNullPointerException().isThrownBy(() -> SECRET.reveal(null)).withMessage("use");
    }

    @Test
    void isEqualByItsValue() {
        assertThat(SECRET).isEqualTo(Secret.of(VALUE)).hasSameHashCodeAs(Secret.of(VALUE));
        assertThat(SECRET)
                .isNotEqualTo(Secret.of("hunter2-canary"))
                .isNotEqualTo(Secret.of(VALUE + "x"))
                .isNotEqualTo(VALUE);
        // Encoded to bytes the two would be the same.
        assertThat(Secret.of("a\ud800")).isNotEqualTo(Secret.of("a?"));
    }

    @Test
    void refusesNothingAndTheMask() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Secret.of(""))
                .withMessage("a secret is empty; leave it out instead");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Secret.of(SECRET.toString()))
                .withMessage("a secret is \"******\", which is the mask and not a value");
        assertThatNullPointerException().isThrownBy(() -> Secret.of(null)).withMessage("value");
        assertThat(Secret.of("*******")).isNotNull();
    }

    @Test
    void cannotBeSerialised() {
        assertThatExceptionOfType(NotSerializableException.class)
                .isThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(SECRET));
        assertThatExceptionOfType(NotSerializableException.class)
                .isThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream())
                        .writeObject(HOLDERS.get(AccessKey.class).get()));
    }

    /** What serialisers of beans, records and fields look for. */
    @Test
    void showsNothingToReflection() throws ReflectiveOperationException {
        assertThat(Secret.class.isRecord()).isFalse();
        for (Method method : Secret.class.getMethods()) {
            if (method.getParameterCount() == 0
                    && method.getDeclaringClass() == Secret.class
                    && !Modifier.isStatic(method.getModifiers())) {
                assertThat(String.valueOf(method.invoke(SECRET)))
                        .as(method.getName())
                        .doesNotContain(VALUE);
            }
        }
        for (Field field : Secret.class.getDeclaredFields()) {
            assertThat(Modifier.isStatic(field.getModifiers()) || Modifier.isTransient(field.getModifiers()))
                    .as(field.getName())
                    .isTrue();
            assertThat(Modifier.isPublic(field.getModifiers()))
                    .as(field.getName())
                    .isFalse();
        }
    }

    @Test
    void isNotInTheTextOfAnyTypeThatHoldsOne() throws ReflectiveOperationException {
        Set<Class<?>> holders = publicTypes().filter(SecretTest::holdsSecret).collect(Collectors.toSet());
        holders.add(Secret.class);

        assertThat(HOLDERS.keySet()).as("add new types here").isEqualTo(holders);
        HOLDERS.forEach((type, maker) -> assertThat(maker.get().toString())
                .as(type.getName())
                .doesNotContain(VALUE, "hunter2")
                .contains("******"));
    }

    @Test
    void accessKeysAreWhole() {
        AccessKey key = new AccessKey("LTAI5tExample", SECRET);

        assertThat(key).hasToString("AccessKey[id=LTAI5tExample, secret=******]");
        assertThat(new AccessKey("a".repeat(8), SECRET).id()).hasSize(8);
        assertThat(new AccessKey("a._-".repeat(32), SECRET).id()).hasSize(128);
        assertThatNullPointerException()
                .isThrownBy(() -> new AccessKey(null, SECRET))
                .withMessage("id");
        assertThatNullPointerException()
                .isThrownBy(() -> new AccessKey("LTAI5tExample", null))
                .withMessage("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Canary7", "Canary with blanks", "Canary/+Canary==", "Canary\n123"})
    void accessKeysDoNotRepeatAnIdThatMayBeTheSecret(String id) {
        for (String wrong : List.of(id, id + "x".repeat(129))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AccessKey(wrong, SECRET))
                    .withMessage("the AccessKey id of " + wrong.length()
                            + " characters is not 8 to 128 ASCII letters, digits, '.', '_' or '-'");
        }
    }

    private static boolean holdsSecret(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .anyMatch(field -> field.getGenericType().getTypeName().contains(Secret.class.getName())
                        && !Modifier.isStatic(field.getModifiers()));
    }

    private static Stream<Class<?>> publicTypes() throws ReflectiveOperationException {
        try {
            Path root = Path.of(Secret.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(root.resolve("io/hybridcluster/model"))) {
                List<Class<?>> types = files.map(root::relativize)
                        .map(Path::toString)
                        .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                        .map(name -> name.substring(0, name.length() - ".class".length())
                                .replace(File.separatorChar, '.'))
                        .<Class<?>>map(SecretTest::load)
                        .toList();
                assertThat(types).hasSizeGreaterThan(50);
                return types.stream();
            }
        } catch (URISyntaxException | java.io.IOException e) {
            throw new ReflectiveOperationException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Secret.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
