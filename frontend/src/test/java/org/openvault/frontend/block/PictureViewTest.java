package org.openvault.frontend.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openvault.frontend.content.Image;
import org.openvault.frontend.content.Image.Rendition;

class PictureViewTest {
    private static final Map<String, Rendition> RENDITIONS = Map.of(
            "width-800", new Rendition("/a/width-800.jpg", 800, 450),
            "width-800.webp", new Rendition("/a/width-800.webp", 800, 450),
            "width-1600", new Rendition("/a/width-1600.jpg", 1200, 675));

    @Test
    void takesTheFormOfFewestBytesOfEachSize() {
        PictureView view = PictureView.whole(image(RENDITIONS), "100vw", "A tower");
        assertThat(view.src()).isEqualTo("/a/width-800.webp");
        assertThat(view.srcset()).isEqualTo("/a/width-800.webp 800w, /a/width-1600.jpg 1200w");
        assertThat(view.width()).isEqualTo(800);
        assertThat(view.height()).isEqualTo(450);
        assertThat(view.eager()).isFalse();
    }

    @Test
    void aPictureFromElsewhereIsShownAsItIs() {
        PictureView view = PictureView.whole(image(Map.of()), "100vw", "A tower");
        assertThat(view.src()).isEqualTo("/a/original.jpg");
        assertThat(view.srcset()).isEmpty();
        assertThat(view.measured()).isFalse();
    }

    private static Image image(Map<String, Rendition> renditions) {
        return new Image(7, "Tower", "A tower", "/a/original.jpg", null, null, null, "", "", false, renditions);
    }
}
