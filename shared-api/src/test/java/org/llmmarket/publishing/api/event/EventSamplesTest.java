package org.llmmarket.publishing.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.llmmarket.publishing.api.approval.ApprovalEvent;
import org.llmmarket.publishing.api.erasure.PersonalDataErased;
import org.llmmarket.publishing.api.provider.ProviderRegistered;
import org.llmmarket.publishing.api.provider.ProviderVerified;
import org.llmmarket.publishing.api.publication.PublicationEvent;
import org.llmmarket.publishing.api.service.ServiceEvent;

/** Events are stored for ever: what was written once must be read for ever, and to the last member. */
class EventSamplesTest {

    /** As the event store writes. */
    private static final ObjectMapper STORE = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module(), new ParameterNamesModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    static Stream<Class<?>> events() {
        return Stream.of(
                        Stream.of(ServiceEvent.class, PublicationEvent.class, ApprovalEvent.class)
                                .flatMap(family -> Stream.of(family.getPermittedSubclasses())),
                        Stream.of(ProviderRegistered.class, ProviderVerified.class, PersonalDataErased.class))
                .flatMap(types -> types);
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_once_stored_is_read_back_and_written_identically(Class<?> event) throws IOException {
        for (int revision = 1; revision <= revision(event); revision++) {
            String stored = sample(event, revision);

            String written = STORE.writeValueAsString(STORE.readValue(stored, event));

            assertThat(pretty(written)).as("revision %d", revision).isEqualTo(pretty(stored));
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_member_that_a_later_revision_adds_does_not_stop_this_one(Class<?> event) throws IOException {
        String later = sample(event).replaceFirst("\\{", "{ \"added\" : true,");

        assertThat(STORE.readValue(later, event)).isEqualTo(STORE.readValue(sample(event), event));
    }

    private static String pretty(String json) throws JsonProcessingException {
        return STORE.writerWithDefaultPrettyPrinter().writeValueAsString(STORE.readTree(json));
    }

    private static String sample(Class<?> event) throws IOException {
        return sample(event, revision(event));
    }

    private static String sample(Class<?> event, int revision) throws IOException {
        String name = "/events/" + event.getSimpleName() + "." + revision + ".json";
        try (InputStream in = EventSamplesTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int revision(Class<?> event) {
        return Integer.parseInt(Objects.requireNonNull(event.getAnnotation(Revision.class), "a revision")
                .value());
    }
}
