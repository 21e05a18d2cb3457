package org.openvault.frontend.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.openvault.frontend.layout.Shell;

@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class PageTemplates {
    private PageTemplates() {}

    static native TemplateInstance home(Shell shell, HomeView view);

    static native TemplateInstance index(Shell shell, IndexView view);

    static native TemplateInstance seriesIndex(Shell shell, SeriesIndexView view);

    static native TemplateInstance series(Shell shell, SeriesView view);

    static native TemplateInstance closed(Shell shell, PrivateView view);

    static native TemplateInstance article(Shell shell, ArticleView view);

    static native TemplateInstance standard(Shell shell, ArticleView view);
}
