"""What people see of the cuts: a view of one document, drawn for the terminal, as a page, and served locally."""
