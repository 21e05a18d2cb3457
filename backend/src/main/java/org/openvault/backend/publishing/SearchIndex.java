package org.openvault.backend.publishing;

import java.util.List;

/**
 * Where the words of revisions go to be searched. Today that is the same database in the transaction that publishes, so search
 * never lags behind; whoever indexes later, in a role of its own, takes over here.
 */
interface SearchIndex {

    /** The words of revisions that are to be published, or are. @param contents none that is prepared already */
    void write(List<Content> contents);
}
