package org.openvault.backend.publishing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openvault.backend.publishing.TimetableReport.Clash;
import org.openvault.backend.publishing.TimetableStore.Claim;

/** Which addresses changed entries want during which time. */
record AddressClaims(List<Claim> list) {

    static AddressClaims of(List<Line> changed) {
        var claims = new ArrayList<Claim>();
        for (Line line : changed) {
            for (Span span : line.resolved()) {
                if (span.path() != null && line.siteId != null) {
                    claims.add(new Claim(line.entryId, line.siteId, span.path(), span.from(), span.until()));
                }
            }
        }
        return new AddressClaims(claims);
    }

    List<String> addresses() {
        return list.stream().map(AddressClaims::address).distinct().toList();
    }

    private static String address(Claim claim) {
        return claim.siteId() + claim.path();
    }

    long claimant(String path) {
        return list.stream()
                .filter(claim -> claim.path().equals(path))
                .findFirst()
                .orElseThrow()
                .entryId();
    }

    /** Two of the changed entries that want one address at one time. */
    List<Clash> amongThemselves() {
        Map<String, List<Claim>> rivals = new LinkedHashMap<>();
        list.forEach(claim -> rivals.computeIfAbsent(address(claim), unknown -> new ArrayList<>())
                .add(claim));
        var clashes = new ArrayList<Clash>();
        for (List<Claim> claims : rivals.values()) {
            claims.sort(Comparator.comparing(Claim::from));
            for (int i = 1; i < claims.size(); i++) {
                Claim before = claims.get(i - 1);
                Claim after = claims.get(i);
                if (reachesInto(before, after.from())) {
                    clashes.add(new Clash(after.entryId(), after.path(), before.entryId()));
                }
            }
        }
        return clashes;
    }

    private static boolean reachesInto(Claim before, Instant next) {
        return before.until() == null || before.until().isAfter(next);
    }
}
