/** The least that Ink can do: what the application is measured against. A key adds one. */
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
