package org.llmmarket.publishing.sandbox.governance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DashboardTest {

    @Test
    void a_dashboard_that_starts_again_gives_no_approval_the_id_of_another() {
        assertThat(new Dashboard().request(approval("a-2")).id())
                .isNotEqualTo(new Dashboard().request(approval("a-1")).id());
    }

    private static WorkflowRequest approval(String id) {
        return new WorkflowRequest(
                "s-1", "provider-1", "Translator", "1.0.0", "p-of-" + id, id, null, null, null, null);
    }
}
