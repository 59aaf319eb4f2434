/**
 * The library's rules are in a layer of their own: ours win over them without `!important`, whatever the order
 * in which the parts of the bundle load.
 */
import './library-styles.ts';
import '@mantine/notifications/styles.layer.css';
import './tones.css';
import './global.css';
import './danger.css';
import './contrast.css';
import './motion.css';
