"""What a journey cost the customer: charges become minutes, effort-minutes and money."""
