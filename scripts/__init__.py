"""Build, serve and measure the site. Not part of the distribution."""
