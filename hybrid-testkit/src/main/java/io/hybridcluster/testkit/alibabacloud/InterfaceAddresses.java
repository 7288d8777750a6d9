// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.testkit.alibabacloud;

import io.hybridcluster.model.net.Cidr;
import java.util.ArrayList;
import java.util.List;

/** The addresses of network interfaces: from the vSwitch, as many as the instance type allows. */
final class InterfaceAddresses {
    /** What an interface that is attached to nothing may have: "Overview of ENIs". */
    private static final int MOST_UNATTACHED = 50;

    Object assign(FakeCall call, Eni eni) throws FakeFailure {
        List<String> asked = call.each("PrivateIpAddress");
        int count = call.number("SecondaryPrivateIpAddressCount", 0);
        if (asked.isEmpty() && count < 1) {
            throw new FakeFailure(
                    400,
                    "MissingParameter",
                    "The input parameter \"SecondaryPrivateIpAddressCount\" that is mandatory for processing this"
                            + " request is not supplied.");
        }
        Instance instance = eni.instance;
        int most = instance == null ? MOST_UNATTACHED : instance.spec.ipsPerEni();
        int more = asked.isEmpty() ? count : asked.size();
        if (eni.addresses.size() + more > most) {
            throw instance == null
                    ? new FakeFailure(
                            403, "InvalidOperation.Ipv4CountExceeded", "The interface has too many addresses.")
                    : tooMany(instance.spec, "Ipv4");
        }
        if (eni.vSwitch.pool.available() < more) {
            throw noAddresses(eni.vSwitch);
        }
        int before = eni.addresses.size();
        try {
            for (String address : asked) {
                take(eni, address);
            }
        } catch (FakeFailure e) {
            List<String> undone = eni.addresses.subList(before, eni.addresses.size());
            undone.forEach(eni.vSwitch.pool::give);
            undone.clear();
            throw e;
        }
        if (asked.isEmpty()) {
            eni.vSwitch.pool.take(count).ifPresent(eni.addresses::addAll);
        }
        List<String> assigned = eni.addresses.subList(before, eni.addresses.size());
        return Tree.of(
                "AssignedPrivateIpAddressesSet",
                Tree.of(
                        "NetworkInterfaceId", eni.id,
                        "PrivateIpSet", Tree.list("PrivateIpAddress", assigned),
                        "Ipv4PrefixSet", Tree.list("Ipv4Prefixes", List.of())));
    }

    Object unassign(FakeCall call, Eni eni) throws FakeFailure {
        List<String> asked = call.each("PrivateIpAddress");
        if (asked.contains(eni.addresses.get(0))) {
            throw new FakeFailure(400, "InvalidIp.IpAssigned", "The primary address cannot be unassigned.");
        }
        if (asked.isEmpty() || !eni.addresses.containsAll(asked)) {
            throw new FakeFailure(400, "InvalidIp.IpUnassigned", "The specified address is not assigned.");
        }
        eni.addresses.removeAll(asked);
        asked.forEach(eni.vSwitch.pool::give);
        return Tree.of();
    }

    Object assignIpv6(FakeCall call, Eni eni) throws FakeFailure {
        if (eni.vSwitch.ipv6Cidr.isEmpty()) {
            throw new FakeFailure(
                    400, "InvalidOperation.Ipv6NotSupport", "IPv6 is not enabled for vSwitch " + eni.vSwitch.id + ".");
        }
        List<String> assigned = new ArrayList<>(call.each("Ipv6Address"));
        int count = assigned.isEmpty() ? call.number("Ipv6AddressCount", 0) : assigned.size();
        if (count < 1) {
            throw new FakeFailure(
                    400,
                    "MissingParameter",
                    "The input parameter \"Ipv6AddressCount\" that is mandatory for processing this request is not"
                            + " supplied.");
        }
        Instance instance = eni.instance;
        int most = instance == null ? 1 : instance.spec.ipv6PerEni();
        if (eni.ipv6.size() + count > most) {
            throw instance == null
                    ? new FakeFailure(
                            403, "InvalidOperation.Ipv6CountExceeded", "The interface has too many addresses.")
                    : tooMany(instance.spec, "Ipv6");
        }
        Cidr block = Cidr.parse(eni.vSwitch.ipv6Cidr);
        while (assigned.size() < count) {
            assigned.add(block.network().toString().replaceFirst("::$", "") + "::"
                    + Integer.toHexString(eni.vSwitch.nextIpv6++));
        }
        eni.ipv6.addAll(assigned);
        return Tree.of(
                "NetworkInterfaceId", eni.id,
                "Ipv6Sets", Tree.list("Ipv6Address", assigned),
                "Ipv6PrefixSets", Tree.list("Ipv6Prefix", List.of()));
    }

    Object unassignIpv6(FakeCall call, Eni eni) throws FakeFailure {
        List<String> asked = call.each("Ipv6Address");
        if (asked.isEmpty() || !eni.ipv6.containsAll(asked)) {
            throw new FakeFailure(400, "InvalidIp.IpUnassigned", "The specified address is not assigned.");
        }
        eni.ipv6.removeAll(asked);
        return Tree.of();
    }

    /** Takes this address for an interface. */
    static void take(Eni eni, String address) throws FakeFailure {
        boolean isInside = Cidr.tryParse(address + "/32")
                .filter(block -> eni.vSwitch.cidr().contains(block))
                .isPresent();
        if (!isInside) {
            throw new FakeFailure(
                    400, "InvalidIp.Address", "The specified address " + address + " is not in the vSwitch's block.");
        }
        if (!eni.vSwitch.pool.take(address)) {
            throw new FakeFailure(400, "InvalidIPAddress.AlreadyUsed", "The address " + address + " is not free.");
        }
        eni.addresses.add(address);
    }

    static FakeFailure noAddresses(VSwitch vSwitch) {
        return new FakeFailure(
                403,
                "InvalidVSwitchId.IpNotEnough",
                "The specified vSwitch \"" + vSwitch.id + "\" has not enough IpAddress.");
    }

    static FakeFailure tooMany(InstanceSpec spec, String family) {
        int most = family.equals("Ipv4") ? spec.ipsPerEni() : spec.ipv6PerEni();
        return new FakeFailure(
                403,
                "InvalidOperation." + family + "CountExceeded",
                "The maximum number of addresses of an interface of instance type " + spec.name() + " is " + most
                        + ".");
    }
}
