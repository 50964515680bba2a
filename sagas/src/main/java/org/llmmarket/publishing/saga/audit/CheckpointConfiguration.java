package org.llmmarket.publishing.saga.audit;

import org.llmmarket.publishing.api.net.AddressSetting;
import org.llmmarket.publishing.store.proof.LogProofs;
import org.llmmarket.publishing.store.proof.ProofSettings;
import org.llmmarket.publishing.store.work.Worker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes checkpoints outside; where no webhook is set there is never such work. */
@Configuration(proxyBeanMethods = false)
public class CheckpointConfiguration {

    @Bean
    CheckpointWebhook checkpointWebhook(ProofSettings settings) {
        return new CheckpointWebhook(AddressSetting.read(
                "AUDIT_CHECKPOINT_WEBHOOK", settings.checkpointWebhook().strip()));
    }

    @Bean
    Worker checkpointWorker(LogProofs proofs, CheckpointWebhook webhook) {
        return new CheckpointWorker(
                size -> proofs.checkpoint(size).map(signed -> signed.note().toString()), webhook::post);
    }
}
