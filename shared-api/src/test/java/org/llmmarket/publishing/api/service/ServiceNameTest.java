package org.llmmarket.publishing.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme chat",
                "ACME_CHAT",
                " Acme -- Chat ",
                "Ａｃｍｅ　Ｃｈａｔ",
                "Acme Chat\u200b",
                "\ufeffAcme\u00ad \u2060Chat",
                "\u202eAcme Chat\u202c",
                "Acme\ufe0f\u034f Chat"
            })
    void names_that_look_alike_are_one_name(String spelling) {
        assertThat(new ServiceName(spelling).normalForm()).isEqualTo(new ServiceName("Acme Chat").normalForm());
    }

    @Test
    void names_that_differ_to_the_eye_stay_apart() {
        assertThat(new ServiceName("AcmeChat").normalForm()).isNotEqualTo(new ServiceName("Acme Chat").normalForm());
    }
}
