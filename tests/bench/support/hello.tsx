/** A minimal Ink program, the baseline for the application. Each key adds one. */
import { Box, render, Text, useInput } from 'ink';
import { useState } from 'react';

function Hello() {
  const [count, setCount] = useState(0);
  useInput(() => setCount((before) => before + 1));
  return (
    <Box>
      <Text>hello {count}</Text>
    </Box>
  );
}

render(<Hello />, { alternateScreen: true, incrementalRendering: true, maxFps: 60 });
