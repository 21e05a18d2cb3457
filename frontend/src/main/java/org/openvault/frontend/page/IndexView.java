package org.openvault.frontend.page;

import java.util.List;
import org.openvault.frontend.content.Ancestor;
import org.openvault.frontend.layout.CardView;
import org.openvault.frontend.layout.Pager;

public record IndexView(
        String title, List<Ancestor> crumbs, String introduction, int count, List<CardView> cards, Pager pager) {}
