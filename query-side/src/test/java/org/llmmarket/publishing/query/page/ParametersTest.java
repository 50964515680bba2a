package org.llmmarket.publishing.query.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.finding.Rejection;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class ParametersTest {

    @Test
    void a_whole_millisecond_stands_for_all_of_it() {
        assertThat(asOf("2026-11-23T08:00:00.123Z")).isEqualTo("2026-11-23T08:00:00.123999Z");
        assertThat(asOf("2026-11-23T08:00:00Z")).isEqualTo("2026-11-23T08:00:00.000999Z");
    }

    @Test
    void what_is_more_exact_is_taken_as_exactly_as_the_log_is() {
        assertThat(asOf("2026-11-23T08:00:00.123456Z")).isEqualTo("2026-11-23T08:00:00.123456Z");
        assertThat(asOf("2026-11-23T08:00:00.123456789Z")).isEqualTo("2026-11-23T08:00:00.123456Z");
    }

    @Test
    void nothing_has_happened_before_computers_did() {
        assertThat(asOf("0001-01-01T00:00:00Z")).isEqualTo("1970-01-01T00:00:00.000999Z");
    }

    @Test
    void an_instant_has_a_year_of_four_digits() {
        for (String text : List.of("0000-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z", "+300000-01-01T00:00:00Z")) {
            Parameters parameters = new Parameters(given("from", text));

            assertThat(parameters.instant("from")).as(text).isEmpty();
            assertThatThrownBy(parameters::check).isInstanceOf(Rejection.class);
        }
        assertThat(new Parameters(given("from", "9999-12-31T23:59:59Z")).instant("from"))
                .isPresent();
    }

    @Test
    void an_instant_to_come_is_refused() {
        MultiValueMap<String, String> given =
                given("asOf", Instant.now().plusSeconds(70).toString());

        assertThatThrownBy(() -> Parameters.asOf(given)).isInstanceOf(Rejection.class);
    }

    @Test
    void a_page_goes_on_at_the_instant_of_the_one_before() {
        Instant instant = Instant.parse("2026-11-23T08:00:00.123999Z");
        String cursor = Cursor.of(7).at(Optional.of(instant)).text();
        MultiValueMap<String, String> given = given("cursor", cursor);

        assertThat(Parameters.asOf(given)).contains(instant);
        assertThat(new Parameters(given).cursor(1, keys -> keys.number(0))).contains(7L);
        given.add("asOf", "2026-11-23T08:00:00.123Z");
        assertThat(Parameters.asOf(given)).contains(instant);
        given.set("asOf", "2026-11-23T08:00:00.124Z");
        assertThatThrownBy(() -> Parameters.asOf(given)).isInstanceOf(Rejection.class);
    }

    @Test
    void one_request_asks_for_no_more_than_fifty_values() {
        MultiValueMap<String, String> given = new LinkedMultiValueMap<>();
        for (int i = 0; i < 50; i++) {
            given.add("tag", "tag " + i);
        }
        assertThat(new Parameters(given).texts("tag", 50)).hasSize(50);

        given.add("tag", "one too many");
        Parameters parameters = new Parameters(given);

        assertThat(parameters.texts("tag", 50)).isEmpty();
        assertThatThrownBy(parameters::check).isInstanceOf(Rejection.class);
    }

    private static Instant asOf(String text) {
        return Parameters.asOf(given("asOf", text)).orElseThrow();
    }

    private static MultiValueMap<String, String> given(String name, String value) {
        MultiValueMap<String, String> given = new LinkedMultiValueMap<>();
        given.add(name, value);
        return given;
    }
}
