package org.llmmarket.publishing.command.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.api.net.AddressKind;

class BoundedNameLookupIT {

    @Test
    void a_name_leads_to_the_kinds_of_its_addresses() {
        try (BoundedNameLookup lookup = new BoundedNameLookup(Duration.ofSeconds(20))) {
            assertThat(lookup.kindsOf("localhost"))
                    .hasValueSatisfying(kinds -> assertThat(kinds).containsExactly(AddressKind.LOOPBACK));
        }
    }

    @Test
    void what_nobody_knows_has_no_kinds() {
        try (BoundedNameLookup lookup = new BoundedNameLookup(Duration.ofSeconds(20))) {
            assertThat(lookup.kindsOf("no-such-host.invalid")).isEmpty();
        }
    }

    @Test
    void nobody_waits_longer_than_they_may() {
        try (BoundedNameLookup lookup = new BoundedNameLookup(Duration.ZERO)) {
            assertThat(lookup.kindsOf("slow.example.com")).isEmpty();
        }
    }

    @Test
    void when_all_threads_wait_nobody_joins_them() {
        BoundedNameLookup lookup = new BoundedNameLookup(Duration.ofSeconds(20));
        lookup.close();

        assertThat(lookup.kindsOf("localhost")).isEmpty();
    }
}
