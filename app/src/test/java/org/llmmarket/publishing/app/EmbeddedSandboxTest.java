package org.llmmarket.publishing.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

class EmbeddedSandboxTest {

    @Test
    void addresses_have_the_same_digits_everywhere() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try (GenericApplicationContext application = new GenericApplicationContext()) {
            new EmbeddedSandbox(Settings.of(
                            "--roles=command", "--sandbox-provider-port=3030", "--sandbox-policy-port=50051"))
                    .initialize(application);

            assertThat(application.getEnvironment().getProperty("sandbox-endpoints"))
                    .isEqualTo("127.0.0.1:3030,localhost:3030");
            assertThat(application.getEnvironment().getProperty("policy-engine-grpc-url"))
                    .isEqualTo("127.0.0.1:50051");
        } finally {
            Locale.setDefault(before);
        }
    }
}
