package org.llmmarket.publishing.api.net;

import java.net.URI;
import java.net.URISyntaxException;

/** An address that a setting gives; whatever is wrong with it is told without it, for a password may stand in it. */
public final class AddressSetting {

    private AddressSetting() {}

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it is no address, which names the setting alone
     */
    public static URI read(String setting, String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            // It repeats the whole address, so that it is no cause of what is told.
            throw unreadable(setting);
        }
    }

    /** That there is no reading the setting's address. */
    public static IllegalArgumentException unreadable(String setting) {
        return new IllegalArgumentException(
                setting + " is no address that can be read. It is not shown, for a password may stand in it:"
                        + " percent-encode what is neither letter nor digit there.");
    }
}
