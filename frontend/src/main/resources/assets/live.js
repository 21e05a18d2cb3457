// A draft beside the editor that writes it: drawn anew, it goes on where it was being read.
addEventListener("scroll", () => sessionStorage.setItem("live", String(scrollY)), { passive: true });
scrollTo(0, Number(sessionStorage.getItem("live")) || 0);
