// Completes what is typed into the form.
