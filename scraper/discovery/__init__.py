"""Documents that name other documents: feeds, sitemaps, link lists."""
