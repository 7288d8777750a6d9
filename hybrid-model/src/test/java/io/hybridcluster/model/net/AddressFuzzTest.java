// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.model.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;

/**
 * Any text at all. A normal build runs the seeds beside this class; {@code JAZZER_FUZZ=1 mvn test -Dtest=AddressFuzzTest
 * -Djazzer.max_duration=60s} looks for more.
 */
class AddressFuzzTest {
    @FuzzTest
    void readsOrRefusesBlocksAsTheStrictLibraryDoes(byte[] data) {
        String text = new String(data, UTF_8);
        Optional<Cidr> block = Cidr.tryParse(text);

        assertThat(block).isEqualTo(Ipaddress.block(text).map(Ipaddress::cidr));
        if (block.isPresent()) {
            assertThat(Cidr.parse(text)).isEqualTo(block.get());
            assertThat(Cidr.parse(block.get().toString())).isEqualTo(block.get());
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text));
        }
    }

    @FuzzTest
    void readsOrRefusesAddressesAsTheStrictLibraryDoes(byte[] data) {
        String text = new String(data, UTF_8);
        Optional<IpAddress> address = IpAddress.tryParse(text);

        assertThat(address)
                .isEqualTo(Ipaddress.address(text).map(theirs -> IpAddress.parse(theirs.toCanonicalString())));
        if (address.isPresent()) {
            assertThat(IpAddress.parse(text)).isEqualTo(address.get());
            assertThat(IpAddress.parse(address.get().toString())).isEqualTo(address.get());
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> IpAddress.parse(text));
        }
    }
}
