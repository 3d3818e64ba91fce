"""Notes of many pages -> findings. The rooms do not import one another; they meet in the model."""
