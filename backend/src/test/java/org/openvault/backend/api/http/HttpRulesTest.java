package org.openvault.backend.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openvault.backend.change.ChangesCommitted;

/** The rules that need no server. */
class HttpRulesTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void anAllowanceFillsWithTimeAndIsNeverMoreThanItsLimit() {
        var allowance = new Allowance(4, NOON);
        for (int left = 3; left >= 0; left--) {
            assertThat(allowance.take(1, 2, 4, NOON).left()).isEqualTo(left);
        }
        var refused = allowance.take(3, 2, 4, NOON);
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.delay()).isEqualTo(2);
        assertThat(refused.full()).isEqualTo(2);
        assertThat(allowance.take(2, 2, 4, NOON.plusSeconds(1)).allowed()).isTrue();
        assertThat(allowance.take(1, 2, 4, NOON.plusSeconds(1)).allowed()).isFalse();
        assertThat(allowance.take(0, 2, 4, NOON.plusSeconds(900)).left()).isEqualTo(4);
        assertThat(allowance.take(99, 2, 4, NOON.plusSeconds(900)).allowed())
                .as("what costs more than there can ever be is not refused for ever")
                .isTrue();
    }

    @Test
    void onlyTrustedProxiesSayWhoAsks() {
        var addresses = new ClientAddress(List.of(Network.of("10.42.0.0/16")));
        assertThat(addresses.of("203.0.113.9", List.of()).address().getHostAddress())
                .isEqualTo("203.0.113.9");
        var stranger = addresses.of("203.0.113.9", List.of("127.0.0.1"));
        assertThat(stranger.address().getHostAddress()).isEqualTo("203.0.113.9");
        assertThat(stranger.told()).isTrue();
        var told = addresses.of("10.42.1.1", List.of("127.0.0.1, 198.51.100.7, 10.42.3.3"));
        assertThat(told.address().getHostAddress()).isEqualTo("198.51.100.7");
        assertThat(told.told()).as("somebody unknown names yet another").isTrue();
        assertThat(addresses.of("10.42.1.1", List.of("198.51.100.7")).told()).isFalse();
        assertThat(addresses.of("10.42.1.1", List.of("evil.example")).address().getHostAddress())
                .isEqualTo("10.42.1.1");
        assertThat(addresses.of("2001:db8::1", List.of()).key())
                .isEqualTo(addresses.of("2001:db8::2:1", List.of()).key());
    }

    @Test
    void networksAreWrittenOutOrRefused() throws Exception {
        assertThat(Network.of("10.0.0.0/9").holds(java.net.InetAddress.getByName("10.127.255.255")))
                .isTrue();
        assertThat(Network.of("10.0.0.0/9").holds(java.net.InetAddress.getByName("10.128.0.0")))
                .isFalse();
        for (String text : List.of("localhost", "10.0.0.0/33", "", "10.0.0", "::1/129")) {
            assertThatThrownBy(() -> Network.of(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void gzipIsForThoseWhoNameIt() {
        for (String accepted : List.of("gzip", "br, gzip;q=0.5", "*", "GZIP")) {
            assertThat(Compression.isAccepted(accepted)).as(accepted).isTrue();
        }
        for (String refused : List.of("", "br", "gzip;q=0", "*;q=1, gzip;q=0.0", "identity")) {
            assertThat(Compression.isAccepted(refused)).as(refused).isFalse();
        }
        assertThat(Compression.isAccepted(null)).isFalse();
    }

    @Test
    void anEntityTagIsNamedWeaklyOrInAListOrByAStar() {
        for (String named : List.of("\"a\"", "W/\"a\"", "\"b\", \"a\"", "*")) {
            assertThat(EntityTags.names(named, "\"a\"")).as(named).isTrue();
        }
        for (String other : List.of("a", "\"b\"", "\"a-gzip\"", "")) {
            assertThat(EntityTags.names(other, "\"a\"")).as(other).isFalse();
        }
        assertThat(EntityTags.of("\"12.3\"", new byte[] {1}))
                .startsWith("12.3-")
                .isNotEqualTo(EntityTags.of("\"12.3\"", new byte[] {2}));
    }

    @Test
    void anAnswerIsDroppedByWhatItDependsOnAndByNothingElse() {
        HotAnswers answers = answers();
        land(answers, "/one", Set.of("page:1"), null);
        land(answers, "/list", Set.of(HotAnswer.ANY), null);
        answers.drop(Set.of("page:2"));
        assertThat(answers.find("/one")).isNotNull();
        assertThat(answers.find("/list")).as("a list may be about anything").isNull();
        answers.drop(new ChangesCommitted(List.of("page.published"), List.of("page:1", "type:x")));
        assertThat(answers.find("/one")).isNull();
        land(answers, "/one", Set.of("page:1"), null);
        answers.drop(new ChangesCommitted(List.of("locale.updated"), List.of()));
        assertThat(answers.find("/one")).isNull();
    }

    @Test
    void whatWasReadBeforeAChangeIsNotKeptAfterIt() {
        HotAnswers answers = answers();
        Flight touched = answers.join("/one");
        Flight untouched = answers.join("/two");
        answers.drop(Set.of("page:1"));
        assertThat(answers.join("/one"))
                .as("who writes and reads does not wait for an older reading")
                .isNotSameAs(touched);
        answers.land(touched, Optional.of(answer(Set.of("page:1"), null)));
        answers.land(untouched, Optional.of(answer(Set.of("page:2"), null)));
        assertThat(answers.find("/one")).isNull();
        assertThat(answers.find("/two")).isNotNull();
        assertThat(touched.landing())
                .as("whoever waited is answered all the same")
                .isCompleted();
    }

    @Test
    void anAnswerEndsWithTheNextPlannedChange() {
        HotAnswers answers = answers();
        land(answers, "/now", Set.of("page:1"), NOON);
        land(answers, "/later", Set.of("page:1"), NOON.plusNanos(1000));
        assertThat(answers.find("/now")).isNull();
        assertThat(answers.find("/later")).isNotNull();
        var planned = answer(Set.of(), NOON.plusSeconds(90));
        assertThat(planned.cacheControl("public, max-age=3600", NOON.plusSeconds(30)))
                .isEqualTo("public, max-age=60");
        assertThat(planned.cacheControl("public, no-cache", NOON)).isEqualTo("public, no-cache");
    }

    @Test
    void nothingIsKeptWhileNobodyTellsWhatChanges() {
        HotAnswers answers = answers();
        land(answers, "/one", Set.of("page:1"), null);
        answers.lost();
        assertThat(answers.isOn()).isFalse();
        assertThat(answers.find("/one")).isNull();
        land(answers, "/one", Set.of("page:1"), null);
        assertThat(answers.find("/one")).isNull();
    }

    @Test
    void memoryIsBoundedWhateverIsAskedFor() {
        HotAnswers answers = answers();
        for (int number = 0; number < 3000; number++) {
            land(answers, "/list?offset=" + number, Set.of("page:" + number), null);
        }
        assertThat(answers.bytes()).isBetween(1L, 1_000_000L);
    }

    private static HotAnswers answers() {
        var answers = new HotAnswers(new SmallCache(), Clock.fixed(NOON, ZoneOffset.UTC));
        answers.followed(7);
        return answers;
    }

    private static void land(HotAnswers answers, String key, Set<String> tags, @Nullable Instant next) {
        answers.land(answers.join(key), Optional.of(answer(tags, next)));
    }

    private static HotAnswer answer(Set<String> tags, @Nullable Instant next) {
        return new HotAnswer(200, Map.of(), new AnswerBytes(new byte[1000]), "a", 7L, tags, next);
    }

    /** What a hand could configure. */
    private static final class SmallCache implements HttpConfig {

        @Override
        public Optional<List<String>> trustedProxies() {
            return Optional.empty();
        }

        @Override
        public Body body() {
            throw new AssertionError();
        }

        @Override
        public Cors cors() {
            throw new AssertionError();
        }

        @Override
        public Rate rate() {
            throw new AssertionError();
        }

        @Override
        public Cache cache() {
            return new Cache() {
                @Override
                public boolean enabled() {
                    return true;
                }

                @Override
                public long bytes() {
                    return 1_000_000;
                }
            };
        }
    }
}
