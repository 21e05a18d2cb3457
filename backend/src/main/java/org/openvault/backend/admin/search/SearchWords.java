package org.openvault.backend.admin.search;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

@MessageBundle("search")
public interface SearchWords {

    @Message("Search")
    String title();

    @Message("Words of a title")
    String words();

    @Message("No page that you may see has a title with these words.")
    String nothing();

    @Message("Titles of pages are searched, drafts among them.")
    String hint();

    @Message("{number} found")
    String found(int number);

    @Message("The first {number}; more words find fewer.")
    String first(int number);
}
