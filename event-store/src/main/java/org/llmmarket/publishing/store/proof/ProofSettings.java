package org.llmmarket.publishing.store.proof;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the log's proofs.
 *
 * @param logName the origin of checkpoints and the name of their key, which is no other log's and has no spaces; made from the
 *     identity of the database unless it is told
 * @param checkpointInterval how often a checkpoint is signed while the log grows
 * @param checkpointFile where checkpoints are kept outside the database; {@code checkpoints.txt} in the data directory unless
 *     it is told
 * @param checkpointWebhook where each checkpoint is posted, or nowhere
 * @param patrolRate how many events a second are held against the tree again and again; 0 for none
 */
@ConfigurationProperties("publishing.audit")
public record ProofSettings(
        @DefaultValue("") String logName,
        @DefaultValue("1m") Duration checkpointInterval,
        @Nullable Path checkpointFile,
        @DefaultValue("") String checkpointWebhook,
        @DefaultValue("500") int patrolRate) {

    Path checkpointFile(Path dataDirectory) {
        return checkpointFile == null || checkpointFile.toString().isBlank()
                ? dataDirectory.resolve("checkpoints.txt")
                : checkpointFile;
    }
}
